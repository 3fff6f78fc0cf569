import { ChevronLeft } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import type { ChatEntry } from '#client/messenger.ts'
import { ChatAvatar } from '#components/chats/chat-avatar.tsx'
import { chatTitle } from '#components/chats/chat-title.ts'
import { lazyTool } from '#components/messages/load-tools.ts'
import { StateLine } from '#components/messages/state-line.tsx'
import { useConnectionLine } from '#components/shell/use-connection-line.ts'
import { Badge } from '#components/ui/badge.tsx'
import type { Message } from '#contracts/messages.ts'

/** Messages pass under this glass. It blurs what is 64 px beyond its own edge too, else that would shine through. */
const GLASS =
  'absolute inset-x-0 top-0 z-5 h-(--thread-head) pt-[env(safe-area-inset-top)] before:absolute before:-inset-16 before:-z-1 before:[clip-path:inset(64px)] before:glass after:absolute after:inset-x-0 after:bottom-0 after:h-px after:bg-line forced-colors:border-b'

const PinnedBar = lazyTool('PinnedBar')

interface ConversationHeaderProps {
  entry: ChatEntry
  pinned: readonly Message[] | undefined
  /** Leads to a pinned message. */
  onJump(seq: number): void
  onBack?: () => void
}

/** Whom or what one talks in, and what is going on there. */
export function ConversationHeader({ entry, pinned, onJump, onBack }: ConversationHeaderProps) {
  const line = useConnectionLine()
  const connected = line === 'hidden' || line === 'back'
  const { peer } = entry.chat
  const presence = useMessengerState((state) => (peer ? state.presence.get(peer.id)?.state : undefined))
  return (
    <header data-pins={pinned?.length ? '' : undefined} className={GLASS}>
      <div className="flex h-[calc(var(--thread-bar)-env(safe-area-inset-top))] items-center gap-3 pr-3 pl-4.5 max-sm:gap-2 max-sm:pr-3 max-sm:pl-1">
        {onBack && <BackButton chatId={entry.chat.id} onBack={onBack} />}
        <ChatAvatar chat={entry.chat} size={42} presence={connected ? presence : undefined} />
        <div className="min-w-0 flex-1">
          <h1 className="truncate text-[1rem]/5 font-title tracking-[-0.016em]">
            <bdi>{chatTitle(entry.chat)}</bdi>
          </h1>
          <p className="min-h-4.5 truncate text-sm/4.5 text-ink-2">
            <StateLine entry={entry} connection={connected ? null : line} />
          </p>
        </div>
      </div>
      {pinned && pinned.length > 0 && (
        <Suspense>
          <PinnedBar entry={entry} pinned={pinned} onJump={onJump} />
        </Suspense>
      )}
    </header>
  )
}

/** Back to the list, on phones, with what is unread there. */
function BackButton({ chatId, onBack }: { chatId: number; onBack(): void }) {
  const t = useTranslations('thread')
  const unread = useMessengerState((state) => {
    let count = 0
    for (const [id, entry] of state.chats) if (id !== chatId) count += entry.unread
    return count
  })
  return (
    <button
      type="button"
      onClick={onBack}
      aria-label={unread > 999 ? t('backManyUnread') : unread > 0 ? t('backUnread', { count: unread }) : t('back')}
      className="flex h-11 min-w-12 flex-none items-center justify-center rounded-[13px] text-accent-ink active:bg-press sm:hidden"
    >
      <ChevronLeft className="size-5.5" />
      {unread > 0 && <Badge count={unread} className="-ml-[3px]" />}
    </button>
  )
}
