import { Check, CheckCheck, Clock3 } from 'lucide-react'
import { memo, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ChatEntry, OutboxItem } from '#client/messenger.ts'
import { isUnread } from '#client/replica/unread-flag.ts'
import { ChatAvatar } from '#components/chats/chat-avatar.tsx'
import { chatTitle } from '#components/chats/chat-title.ts'
import { rowContent, type Tick } from '#components/chats/row-content.ts'
import { RowPreviewLine } from '#components/chats/row-preview.tsx'
import { clockTime, listTime } from '#components/format/moments.ts'
import { useRegion } from '#components/format/use-region.ts'
import { Badge, DotBadge, MentionBadge } from '#components/ui/badge.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { LIMITS } from '#contracts/limits.ts'
import type { PresenceState } from '#contracts/users.ts'

export interface ChatRowProps {
  entry: ChatEntry
  meId: number
  outbox: readonly OutboxItem[]
  draft: string
  /** Of the other person of a direct chat; leave it out while nothing certain is known. */
  presence: PresenceState | undefined
  open: boolean
  /** ms since the epoch, or null where relative times cannot be said yet. */
  now: number | null
  /** The one row of the list that Tab reaches. */
  tabStop: boolean
  onOpen(chatId: number): void
}

/** One chat in the list: who, the last word, when, and what is new. */
export const ChatRow = memo(function ChatRow(props: ChatRowProps) {
  const { entry, meId, outbox, draft, open } = props
  const { chat } = entry
  const unread = isUnread(entry)
  const content = useMemo(() => rowContent({ entry, meId, outbox, draft, open }), [entry, meId, outbox, draft, open])
  const t = useTranslations('chats')

  return (
    <a
      href={`/chats/${chat.id}`}
      data-chat={chat.id}
      aria-current={open ? 'page' : undefined}
      tabIndex={props.tabStop ? 0 : -1}
      draggable={false}
      onClick={(event) => {
        // A click that asks for a new tab or window stays the browser's.
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        props.onOpen(chat.id)
      }}
      className={classNames(
        'flex h-19 min-w-0 [-webkit-touch-callout:none] items-center gap-3 rounded-[20px] pr-3 pl-2.5 text-left transition-[background-color,box-shadow] duration-(--dur-1) focus-visible:-outline-offset-2 sm:h-17.5 sm:gap-2.5 sm:rounded-lg sm:pr-2.5 sm:pl-2 lg:gap-3 lg:pr-3 lg:pl-2.5',
        open
          ? 'bg-surface shadow-sm [--avatar-ground:var(--mm-surface)] forced-colors:outline-2'
          : 'hoverable:bg-hover active:bg-press',
      )}
    >
      <ChatAvatar chat={chat} size={50} presence={props.presence} className="max-sm:[--avatar:3.375rem]!" />
      <span className="min-w-0 flex-1">
        <span className="flex h-5.5 items-center gap-1.5">
          <b dir="auto" className="truncate text-[1rem] font-name tracking-[-0.012em] sm:text-base">
            {chatTitle(chat)}
          </b>
          {props.presence === 'online' && <span className="sr-only">, {t('presence.online')}</span>}
          <RowTime at={content.at} now={props.now} tick={content.tick} unread={unread} />
        </span>
        <span className="mt-px flex h-5.5 items-center gap-2 text-base tracking-[-0.006em] text-ink-2 sm:text-md">
          <span className="min-w-0 flex-1 truncate">
            <RowPreviewLine preview={content.preview} />
          </span>
          {entry.mentions.length > 0 && (
            <>
              <MentionBadge />
              <span className="sr-only">. {t('row.mentions', { count: entry.mentions.length })}</span>
            </>
          )}
          <UnreadCount count={entry.unread} marked={unread} />
        </span>
      </span>
    </a>
  )
})

function RowTime(props: { at: number; now: number | null; tick: Tick | null; unread: boolean }) {
  const t = useTranslations('chats.row')
  const region = useRegion()
  const said = { clock: 'queued', sent: 'sent', read: 'read' } as const
  return (
    <span
      className={classNames(
        'ml-auto inline-flex flex-none items-center gap-[3px] pl-2 text-xs tabular-nums',
        props.unread ? 'font-name text-apricot-ink' : 'text-ink-3',
      )}
    >
      <span className="sr-only">, </span>
      {props.tick && (
        <>
          <TickIcon key={props.tick} tick={props.tick} />
          <span className="sr-only">{t(said[props.tick])}, </span>
        </>
      )}
      {/* The server's words and the browser's may differ by a kind of space. */}
      <time dateTime={new Date(props.at).toISOString()} data-tip-at={props.at} suppressHydrationWarning>
        {props.now === null ? clockTime(props.at, region) : listTime(props.at, props.now, region)}
      </time>
      <span className="sr-only">. </span>
    </span>
  )
}

function TickIcon({ tick }: { tick: Tick }) {
  const look = 'size-3.5 animate-[fade-in_120ms_both]'
  if (tick === 'clock') return <Clock3 aria-hidden className={look} />
  if (tick === 'sent') return <Check aria-hidden className={look} />
  return <CheckCheck aria-hidden className={`${look} text-accent-ink`} />
}

/** How many messages call; a chat that is marked unread where there is nothing to count has a dot. */
function UnreadCount({ count, marked }: { count: number; marked: boolean }) {
  const t = useTranslations('chats.row')
  // What is new while one looks pops in; what was new before is simply there.
  const [quiet] = useState(count > 0)
  if (count === 0 && marked) {
    return (
      <>
        <DotBadge className="animate-pop" />
        <span className="sr-only">. {t('marked')}</span>
      </>
    )
  }
  if (count === 0) return null
  return (
    <>
      <Badge count={count} className={quiet ? undefined : 'animate-pop'} />
      <span className="sr-only">. {count >= LIMITS.unreadCountMax ? t('manyUnread') : t('unread', { count })}</span>
    </>
  )
}
