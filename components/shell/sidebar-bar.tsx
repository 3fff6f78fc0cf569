'use client'

import { SquarePen } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { Mark, Wordmark } from '#components/brand/mark.tsx'
import { goTo } from '#components/shell/navigation.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'

/** The top of the sidebar: the mark and "new chat"; on phones the title and oneself. */
export function SidebarBar({ onNewChat }: { onNewChat(): void }) {
  const t = useTranslations('chats')
  const me = useMessengerState((state) => state.me)
  const online = useMessengerState((state) => state.connection.state === 'online')
  const name = me.display_name || me.username
  return (
    <header className="flex flex-none items-center gap-2.5 max-sm:px-4 max-sm:pt-[calc(0.5rem+env(safe-area-inset-top))] sm:h-14.5 sm:pt-1.5 sm:pr-1 sm:pb-3 sm:pl-2.5">
      <Mark />
      <span className="max-sm:hidden">
        <Wordmark />
      </span>
      <h1 className="min-w-0 flex-1 truncate max-sm:text-[1.75rem]/12 max-sm:font-bold max-sm:tracking-[-0.035em] sm:sr-only">
        {t('title')}
      </h1>
      <span className="flex-1 max-sm:hidden" />
      <IconButton look="spark" label={t('newChat')} onClick={onNewChat} className="max-sm:hidden">
        <SquarePen aria-hidden />
      </IconButton>
      <button
        type="button"
        aria-label={`${t('account')}: ${name}`}
        onClick={() => goTo({ place: 'settings', section: null })}
        className="relative grid size-11 flex-none place-items-center rounded-full sm:hidden"
      >
        <Avatar id={me.id} name={name} size={40} presence={online ? 'online' : undefined} />
      </button>
    </header>
  )
}
