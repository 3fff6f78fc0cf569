'use client'

import { LogOut, Settings } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { useSaveSettings } from '#components/settings/use-save-settings.ts'
import type { ConnectionLine } from '#components/shell/connection-line-state.ts'
import { goTo } from '#components/shell/navigation.ts'
import { ThemeButton } from '#components/theme/theme-button.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'

/** Who I am, how the connection is, and what is mine to change. On phones the tab dock stands in for it. */
export function Dock({ line, onSignOut }: { line: ConnectionLine; onSignOut(): void }) {
  const t = useTranslations('chats')
  const save = useSaveSettings()
  const me = useMessengerState((state) => state.me)
  const online = useMessengerState((state) => state.connection.state === 'online')
  const name = me.display_name || me.username
  const waiting = line !== 'hidden' && line !== 'back'
  return (
    <footer className="mt-2 flex h-13.5 flex-none items-center gap-1 rounded-[20px] bg-surface px-2 shadow-sm [--avatar-ground:var(--mm-surface)] max-sm:hidden forced-colors:border">
      <Avatar id={me.id} name={name} size={40} presence={online ? 'online' : undefined} />
      <div className="min-w-0 flex-1 pr-1 pl-2">
        <p className="truncate text-[0.90625rem]/[1.1875rem] font-name">
          <bdi>{name}</bdi>
        </p>
        <p className="truncate text-[0.78125rem]/4 text-ink-3">
          {waiting ? t(`connection.dock.${line}`) : `@${me.username}`}
        </p>
      </div>
      <ThemeButton size="sm" onChoice={(theme) => void save({ theme })} />
      <IconButton size="sm" label={t('settings')} onClick={() => goTo({ place: 'settings', section: null })}>
        <Settings aria-hidden />
      </IconButton>
      <IconButton size="sm" label={t('dock.signOut')} onClick={onSignOut}>
        <LogOut aria-hidden />
      </IconButton>
    </footer>
  )
}
