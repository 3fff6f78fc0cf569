'use client'

import { lazy, Suspense, useRef, useState } from 'react'
import { useMessengerState } from '#client/hooks.ts'
import { unreadTotals } from '#components/chats/list-filter.ts'
import { useFollowSettings } from '#components/settings/use-save-settings.ts'
import { ConnectionPill } from '#components/shell/connection-pill.tsx'
import { goTo, useRoute } from '#components/shell/navigation.ts'
import type { Route } from '#components/shell/route.ts'
import { SettingsLayer } from '#components/shell/settings-layer.tsx'
import { Sidebar } from '#components/shell/sidebar.tsx'
import { Stage } from '#components/shell/stage.tsx'
import { TabDock } from '#components/shell/tab-dock.tsx'
import { UnreadAnnouncer } from '#components/shell/unread-announcer.tsx'
import { useConnectionLine } from '#components/shell/use-connection-line.ts'
import { useInstantReturn } from '#components/shell/use-instant-return.ts'
import { useLazyDialog } from '#components/shell/use-lazy-dialog.ts'
import { useReturnFocus } from '#components/shell/use-return-focus.ts'
import { useShortcuts } from '#components/shell/use-shortcuts.ts'
import { useTitle } from '#components/shell/use-title.ts'
import { classNames } from '#components/ui/class-names.ts'

// Not `next/dynamic`: what it adds for pages that are rendered in advance weighs more than these three lines.
const SignOutDialog = lazy(async () => ({
  default: (await import('#components/shell/sign-out-dialog.tsx')).SignOutDialog,
}))
const ShortcutsDialog = lazy(async () => ({
  default: (await import('#components/shell/shortcuts-dialog.tsx')).ShortcutsDialog,
}))
const NewChatDialog = lazy(async () => ({
  default: (await import('#components/new-chat/new-chat-dialog.tsx')).NewChatDialog,
}))

const WINDOW = classNames(
  'group/window relative isolate grid h-dvh grid-rows-1 overflow-hidden bg-canvas before:absolute before:inset-0 before:-z-1',
  'before:bg-[radial-gradient(26.25rem_22.5rem_at_0_0,var(--mm-glow-a),transparent),radial-gradient(26.25rem_23.75rem_at_100%_100%,var(--mm-glow-b),transparent)]',
  'sm:before:bg-[radial-gradient(35rem_26.25rem_at_0_0,var(--mm-glow-a),transparent),radial-gradient(32.5rem_23.75rem_at_0_100%,var(--mm-glow-b),transparent)]',
  // The gap between the columns is also the least margin; where a device has a notch or a bar, its own inset wins.
  'sm:gap-(--gap) sm:p-[max(var(--gap),env(safe-area-inset-top))_max(var(--gap),env(safe-area-inset-right))_max(var(--gap),env(safe-area-inset-bottom))_max(var(--gap),env(safe-area-inset-left))]',
  'sm:grid-cols-[var(--side)_minmax(0,1fr)] sm:[--stage-left:calc(var(--side)+2*var(--gap))]',
  'sm:[--gap:0.5rem] lg:[--gap:0.625rem] sm:[--side:19.25rem] lg:[--side:20rem] xl:[--side:22rem] 3xl:[--side:25rem]',
)

const openChat = (chatId: number) => goTo({ place: 'chat', chatId })

/** The window of the messenger. It stays mounted while one goes from chat to chat; addresses only say what it shows. */
export function MessengerShell() {
  const route = useRoute()
  const openId = useChatBehind(route)
  const searchRef = useRef<HTMLInputElement>(null)
  const newChat = useLazyDialog()
  const signOut = useLazyDialog()
  const shortcuts = useLazyDialog()
  const unread = useMessengerState((state) => unreadTotals(state.chats).messages)
  const line = useConnectionLine()
  const frame = useInstantReturn()
  useTitle(openId)
  useShortcuts(openId, searchRef, shortcuts.show)
  useReturnFocus(openId)
  useFollowSettings()

  const dock = (place: 'list' | 'settings') => <TabDock place={place} unread={unread} onNewChat={newChat.show} />
  return (
    <div ref={frame} data-place={openId === null ? 'list' : 'chat'} className={WINDOW}>
      <Sidebar openId={openId} line={line} searchRef={searchRef} onNewChat={newChat.show} onSignOut={signOut.show} />
      <Stage openId={openId} onNewChat={newChat.show} />
      <ConnectionPill line={line} />
      <UnreadAnnouncer openId={openId} />
      {openId === null && dock('list')}
      <SettingsLayer route={route} openId={openId} onSignOut={signOut.show} dock={dock('settings')} />
      <Suspense>
        {newChat.times > 0 && (
          <NewChatDialog key={newChat.times} open={newChat.open} onOpenChange={newChat.setOpen} onOpenChat={openChat} />
        )}
      </Suspense>
      <Suspense>
        {shortcuts.times > 0 && <ShortcutsDialog open={shortcuts.open} onOpenChange={shortcuts.setOpen} />}
      </Suspense>
      <Suspense>{signOut.times > 0 && <SignOutDialog open={signOut.open} onOpenChange={signOut.setOpen} />}</Suspense>
    </div>
  )
}

/** The open chat; while the settings lie over it, the one behind them. */
function useChatBehind(route: Route): number | null {
  const here = route.place === 'chat' ? route.chatId : null
  const [behind, setBehind] = useState(here)
  if (route.place !== 'settings' && behind !== here) setBehind(here)
  return route.place === 'settings' ? behind : here
}
