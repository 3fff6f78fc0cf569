'use client'

import { LogOut } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { SECTIONS, type SettingsSection } from './sections.ts'
import { SettingsLink } from './settings-link.tsx'

interface SettingsNavProps {
  current: SettingsSection
  onOpen(section: SettingsSection): void
  onSignOut(): void
}

const LINE =
  'flex min-h-11.5 items-center gap-3 rounded-md px-3.5 text-left font-label transition-[background-color] duration-(--dur-1)'

/** The left side of the settings on wide screens: who I am, the sections, the way out. */
export function SettingsNav({ current, onOpen, onSignOut }: SettingsNavProps) {
  const t = useTranslations('settings')
  const me = useMessengerState((state) => state.me)
  const online = useMessengerState((state) => state.connection.state === 'online')
  const name = me.display_name || me.username
  return (
    <div className="flex w-56 flex-none flex-col gap-0.5 overflow-y-auto bg-hover px-3 pt-4.5 pb-3.5 max-sm:hidden lg:w-66">
      <div className="flex items-center gap-3 px-2.5 pt-1 pb-4">
        <Avatar id={me.id} name={name} size={46} presence={online ? 'online' : undefined} />
        <div className="min-w-0">
          <p className="truncate font-title">
            <bdi>{name}</bdi>
          </p>
          <p className="truncate text-sm text-ink-2">@{me.username}</p>
        </div>
      </div>
      <nav aria-label={t('sections')} className="flex flex-col gap-0.5">
        {SECTIONS.map(({ section, icon: Icon }) => (
          <SettingsLink
            key={section}
            section={section}
            onOpen={onOpen}
            aria-current={section === current ? 'page' : undefined}
            className={`${LINE} ${section === current ? 'bg-raised font-title shadow-xs dark:bg-[#ffffff1a] [&>svg]:text-accent-ink' : 'hoverable:bg-hover [&>svg]:text-ink-2'}`}
          >
            <Icon aria-hidden />
            {t(section)}
          </SettingsLink>
        ))}
      </nav>
      <button type="button" onClick={onSignOut} className={`${LINE} mt-auto text-danger-ink hoverable:bg-danger-soft`}>
        <LogOut aria-hidden />
        {t('logOut')}
      </button>
    </div>
  )
}
