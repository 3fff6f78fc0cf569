'use client'

import { AtSign, CalendarDays, type LucideIcon, Server, ShieldUser, User } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { dateFormat } from '#components/format/formats.ts'
import { useRegion } from '#components/format/use-region.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { Tag } from '#components/ui/badge.tsx'
import { OPTION_EDGE, OptionBox, OptionIcon } from './option-box.tsx'

/** Who I am on this server. */
export function ProfileSection() {
  const t = useTranslations('settings')
  const region = useRegion()
  const me = useMessengerState((state) => state.me)
  const online = useMessengerState((state) => state.connection.state === 'online')
  const name = me.display_name || me.username
  const since = dateFormat(region, { dateStyle: 'long' }).format(new Date(me.created_at))

  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: a small picture of ours that needs no optimizer. */}
      <img src="/cover.svg" alt="" className="h-32 w-full rounded-lg object-cover" />
      <div className="-mt-9.5 mb-5 flex items-end gap-3.5 px-4">
        <Avatar
          id={me.id}
          name={name}
          size={92}
          presence={online ? 'online' : undefined}
          className="rounded-full shadow-[0_0_0_4px_var(--avatar-ground,var(--mm-raised))]"
        />
        <div className="min-w-0 flex-1 pb-0.5">
          <p className="truncate text-xl font-title">
            <bdi>{name}</bdi>
          </p>
          <p className={online ? 'text-sm text-success-ink' : 'text-sm text-ink-2'}>
            {t(online ? 'online' : 'offline')}
          </p>
        </div>
      </div>
      <OptionBox>
        <dl>
          <Fact icon={User} name={t('displayName')}>
            <bdi>{name}</bdi>
          </Fact>
          <Fact icon={AtSign} name={t('username')}>
            @<bdi>{me.username}</bdi>
          </Fact>
          <Fact icon={Server} name={t('server')}>
            {location.host}
          </Fact>
          <Fact icon={ShieldUser} name={t('role')}>
            {me.role === 'owner' ? <Tag>{t('roleOwner')}</Tag> : t('roleMember')}
          </Fact>
          <Fact icon={CalendarDays} name={t('since')}>
            {since}
          </Fact>
        </dl>
      </OptionBox>
    </>
  )
}

function Fact({ icon, name, children }: { icon: LucideIcon; name: string; children: React.ReactNode }) {
  return (
    // The picture hangs in the term: a list of terms takes nothing else into its lines.
    <div className={`${OPTION_EDGE} flex flex-col justify-center pl-16.5`}>
      <dt className="text-sm text-ink-2">
        <span className="absolute top-2.5 left-3">
          <OptionIcon icon={icon} />
        </span>
        {name}
      </dt>
      <dd className="font-label break-words">{children}</dd>
    </div>
  )
}
