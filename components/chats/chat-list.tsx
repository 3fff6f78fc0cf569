'use client'

import { type CSSProperties, memo, type RefObject, useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import type { ChatEntry, OutboxItem } from '#client/messenger.ts'
import { ChatRow } from '#components/chats/chat-row.tsx'
import { sameEntry } from '#components/chats/same-entry.ts'
import { useHeldOrder } from '#components/chats/use-held-order.ts'
import { useListWindow } from '#components/chats/use-list-window.ts'
import { reveal, useRovingRow } from '#components/chats/use-roving-row.ts'
import { useRowMenu } from '#components/chats/use-row-menu.tsx'
import { useWatchPresence } from '#components/presence/use-watch-presence.ts'
import { useNow } from '#i18n/use-now.ts'

const NOTHING_QUEUED: readonly OutboxItem[] = []

interface ChatListProps {
  /** The chats to show, in their order. */
  ids: readonly number[]
  openId: number | null
  onOpen(chatId: number): void
}

/** The person's chats, newest first. Only rows near the view are in the page; a row that moves up slides there. */
export function ChatList({ ids, openId, onOpen }: ChatListProps) {
  const t = useTranslations('chats.list')
  const scroller = useRef<HTMLElement>(null)
  const chats = useMessengerState((state) => state.chats)
  const { shown, handlers } = useHeldOrder(ids)
  const view = useListWindow(scroller, shown.length)
  const roving = useRovingRow(scroller, shown, openId, view.rowHeight)
  const rowMenu = useRowMenu()
  const rows = rowsOf(shown, view.first, view.end, roving.tabStopId)
  useWatchPresence(peersOf(rows, chats))
  useOpenRowInView(scroller, shown, openId, view.rowHeight)

  return (
    <nav
      ref={scroller}
      aria-label={t('label')}
      onScroll={view.onScroll}
      onKeyDown={(event) => (rowMenu.press(event) ? event.preventDefault() : roving.onKeyDown(event))}
      {...handlers}
      {...rowMenu.handlers}
      onPointerMove={(event) => {
        handlers.onPointerMove(event)
        rowMenu.handlers.onPointerMove(event)
      }}
      className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain px-1.5 pt-0.5 [--row-step:4.75rem] sm:-mx-2 sm:px-2 sm:[--row-step:4.5rem] lg:-mx-2.5 lg:px-2.5 max-sm:scroll-pb-30 max-sm:pb-30 max-sm:[mask-image:linear-gradient(#000_calc(100%-8.125rem),transparent_calc(100%-2.5rem))] sm:scroll-pb-7 sm:pb-7 sm:[mask-image:linear-gradient(#000_calc(100%-1.75rem),transparent)]"
    >
      <ul
        style={{ height: `calc(var(--row-step) * ${shown.length})` }}
        className="relative w-[calc(100cqw-0.75rem)] sm:w-[100cqw]"
      >
        {rows.map(({ id, index }) => (
          <li
            key={id}
            aria-setsize={shown.length}
            aria-posinset={index + 1}
            onFocus={() => roving.onFocus(id)}
            style={{ '--index': index } as CSSProperties}
            className="absolute inset-x-0 top-0 h-(--row-step) translate-y-[calc(var(--row-step)*var(--index))] transition-transform duration-(--dur-3) ease-in-out"
          >
            <LiveRow id={id} open={id === openId} tabStop={id === roving.tabStopId} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {rowMenu.menu}
    </nav>
  )
}

interface LiveRowProps {
  id: number
  open: boolean
  tabStop: boolean
  onOpen(chatId: number): void
}

/** A row and what it listens to. */
const LiveRow = memo(function LiveRow(props: LiveRowProps) {
  const { id } = props
  const entry = useMessengerState((state) => state.chats.get(id), sameEntry)
  const peerId = entry?.chat.peer?.id ?? 0
  const meId = useMessengerState((state) => state.me.id)
  const draft = useMessengerState((state) => state.drafts.get(id) ?? '')
  const outbox = useMessengerState((state) => state.outbox)
  const presence = useMessengerState((state) =>
    state.connection.state === 'online' ? state.presence.get(peerId)?.state : undefined,
  )
  const queued = useMemo(() => outbox.filter((item) => item.chatId === id), [outbox, id])
  const now = useNow()
  if (!entry) return null
  return (
    <ChatRow
      entry={entry}
      meId={meId}
      outbox={queued.length === 0 ? NOTHING_QUEUED : queued}
      draft={draft}
      presence={presence}
      open={props.open}
      now={now?.getTime() ?? null}
      tabStop={props.tabStop}
      onOpen={props.onOpen}
    />
  )
})

/** The rows in view, and the one that holds the tab stop wherever it is: removing it would lose the focus. */
function rowsOf(ids: readonly number[], first: number, end: number, keepId: number | null) {
  const rows = ids.slice(first, end).map((id, offset) => ({ id, index: first + offset }))
  const kept = keepId === null ? -1 : ids.indexOf(keepId)
  if (keepId !== null && kept !== -1 && (kept < first || kept >= end)) rows.push({ id: keepId, index: kept })
  return rows
}

function peersOf(rows: readonly { id: number }[], chats: ReadonlyMap<number, ChatEntry>): number[] {
  return rows.flatMap(({ id }) => chats.get(id)?.chat.peer?.id ?? [])
}

/** When another chat is opened by other means than its row, the list goes to where it stands. */
function useOpenRowInView(
  scroller: RefObject<HTMLElement | null>,
  ids: readonly number[],
  openId: number | null,
  rowHeight: number,
): void {
  const index = openId === null ? -1 : ids.indexOf(openId)
  const shown = useRef<number | null>(null)
  const show = useEffectEvent(() => {
    if (!scroller.current || index === -1 || rowHeight <= 0) return
    shown.current = openId
    reveal(scroller.current, index * rowHeight, rowHeight)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another open chat moves the list, another order does not.
  useEffect(() => show(), [openId, rowHeight])
  // The first picture of a list may end before the row.
  const isListed = index !== -1
  useEffect(() => {
    if (isListed && shown.current !== openId) show()
  }, [isListed, openId])
}
