import { type MouseEvent, type RefObject, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useTimeZone, useTranslations } from 'use-intl'
import type { ChatEntry, Conversation, OutboxItem } from '#client/messenger.ts'
import { readUpTo } from '#client/replica/unread-flag.ts'
import { AnchoredRows } from '#components/messages/anchored-rows.tsx'
import { Announcer } from '#components/messages/announcer.tsx'
import { Bubble } from '#components/messages/bubble.tsx'
import { FloatingDay, type FloatingDayHandle } from '#components/messages/floating-day.tsx'
import { isTouch } from '#components/messages/is-touch.ts'
import { JumpButton } from '#components/messages/jump-button.tsx'
import { buildRows, dividerIndex, type Row } from '#components/messages/rows.ts'
import styles from '#components/messages/thread.module.css'
import { DayLine, NoteLine, UnreadDivider } from '#components/messages/thread-pills.tsx'
import { EmptyThread } from '#components/messages/thread-states.tsx'
import { TypingBubble } from '#components/messages/typing-bubble.tsx'
import { useDayJumps } from '#components/messages/use-day-jumps.tsx'
import { useDivider } from '#components/messages/use-divider.ts'
import { useFresh } from '#components/messages/use-fresh.ts'
import { useLongPress } from '#components/messages/use-long-press.ts'
import { useMessageMenu } from '#components/messages/use-message-menu.tsx'
import { useReadMarks } from '#components/messages/use-read-marks.ts'
import { useRowKeys } from '#components/messages/use-row-keys.ts'
import { useThreadWindow } from '#components/messages/use-thread-window.ts'
import { below } from '#components/ui/use-menu-at.tsx'
import type { Me } from '#contracts/users.ts'

export interface MessageListHandle {
  /** Something is being sent: to the newest message, and no more divider. */
  sent(): void
  page(way: 'up' | 'down'): void
}

interface MessageListProps {
  ref: RefObject<MessageListHandle | null>
  entry: ChatEntry
  conversation: Conversation
  /** What is on its way in this chat, oldest first. */
  outbox: readonly OutboxItem[]
  me: Me
  offline: boolean
  /** Gives the focus back to the composer. */
  onLeave(): void
}

/** The messages of a chat and the way through them. */
export function MessageList({ ref, entry, conversation, outbox, me, offline, onLeave }: MessageListProps) {
  const t = useTranslations('thread')
  const timeZone = useTimeZone() ?? 'UTC'
  const { messages } = conversation
  // What came with the page has been painted before: until the scroller takes it over, the style sheet keeps its place.
  const [still] = useState(conversation.status === 'loading')
  const floatingDay = useRef<FloatingDayHandle>(null)
  const self = useMemo(() => ({ id: me.id, name: me.display_name }), [me.id, me.display_name])
  const unreadFrom = (mark: number | null) =>
    messages[dividerIndex({ conversation, dividerAfterSeq: mark, me: self })]?.seq ?? null

  const opening = { unreadSeq: unreadFrom(conversation.dividerAfterSeq), marked: entry.unreadFrom !== null }
  const thread = useThreadWindow(conversation, opening, (byReader) => {
    const top = thread.at.current?.topRow()
    if (byReader) floatingDay.current?.show(top && !('day' in top.dataset) ? Number(top.dataset.at) || null : null)
  })
  const { scroller, start, end, rowsRef } = thread
  const { dividerAfterSeq, clear } = useDivider(conversation, me.id, scroller)
  useReadMarks(entry, conversation.status === 'ready', thread.viewRef, rowsRef)

  const rows = useMemo(
    () =>
      buildRows({
        conversation,
        start,
        end,
        outbox,
        me: self,
        othersReadSeq: entry.othersReadSeq,
        dividerAfterSeq,
        timeZone,
      }),
    [conversation, start, end, outbox, self, entry.othersReadSeq, dividerAfterSeq, timeZone],
  )
  const isFresh = useFresh(conversation, rows)
  const lastKey = rows.findLast((row) => row.kind === 'bubble')?.key
  // On touch that would open the keyboard.
  const leave = () => void (isTouch() || onLeave())
  const { jumps, openCalendar, forgetJumps } = useDayJumps(entry.chat.id, thread, leave)
  const { menu, openMenu } = useMessageMenu(entry)

  const openMenuAt = (element: HTMLElement, { at = below(element), byKey = false } = {}) => {
    const key = element.closest<HTMLElement>('[data-message]')?.dataset.message
    const row = rows.find((candidate) => candidate.key === key)
    if (row?.kind !== 'bubble') return false
    thread.stay()
    openMenu(row, { at, byKey })
    return true
  }
  const openByKey = (article: HTMLElement) => openMenuAt(article, { byKey: true })
  const { tabStop, handlers } = useRowKeys({ rowsRef, scroller, lastKey, openMenu: openByKey, onLeave })
  const longPress = useLongPress((target) => {
    const article = target.closest('article')
    return article !== null && openMenuAt(article)
  })

  const rightClick = (event: MouseEvent) => {
    if (!(event.target instanceof HTMLElement)) return
    // Links and selected text have a menu of the browser's own.
    const native = event.target.closest('a') || !window.getSelection()?.isCollapsed
    if (!native && openMenuAt(event.target, { at: { x: event.clientX, y: event.clientY } })) event.preventDefault()
  }
  const click = (event: MouseEvent) => {
    const pill = (event.target as Element).closest<HTMLElement>('[data-calendar]')
    if (pill) void openCalendar(pill)
    const button = (event.target as Element).closest<HTMLElement>('[data-more]')
    if (button) openMenuAt(button)
  }

  const jump = () => {
    const seen = thread.at.current?.seqs()?.[1] ?? 0
    const places = [
      unreadFrom(dividerAfterSeq),
      entry.unread > 0 ? (unreadFrom(readUpTo(entry)) ?? readUpTo(entry) + 1) : null,
    ]
    const ahead = places.find((seq) => seq !== null && seq > seen)
    void thread.go(ahead ? { to: 'third', seq: ahead, smooth: true } : { to: 'end', smooth: true })
    // At the end the button goes, and the focus must not go with it.
    if (!ahead) leave()
  }

  useImperativeHandle(ref, () => ({
    sent() {
      clear()
      forgetJumps()
      void thread.go({ to: 'end', smooth: true })
    },
    page: (way) => scroller.current?.page(way),
  }))

  const draw = (row: Row) => {
    if (row.kind === 'day') return <DayLine key={row.key} row={row} />
    if (row.kind === 'divider') return <UnreadDivider key={row.key} />
    if (row.kind === 'note') return <NoteLine key={row.key} row={row} />
    const named = entry.chat.kind !== 'direct'
    const stop = row.key === tabStop
    return <Bubble key={row.key} row={row} named={named} fresh={isFresh(row)} tabStop={stop} offline={offline} />
  }
  const nothingSaid = lastKey === undefined && !conversation.hasOlder && thread.hasTail

  return (
    <>
      <div ref={thread.viewRef} data-still={still ? '' : undefined} className={styles.view}>
        <div className={styles.column}>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the clicks are those of buttons inside, which keys press too. */}
          <div
            ref={rowsRef}
            role="log"
            aria-live="off"
            aria-label={t('messages')}
            className={styles.rows}
            onContextMenu={rightClick}
            onClick={click}
            {...handlers}
            {...longPress}
          >
            <AnchoredRows scroller={scroller} hasTail={thread.hasTail}>
              {rows.map(draw)}
            </AnchoredRows>
          </div>
          {nothingSaid && <EmptyThread chat={entry.chat} />}
          {thread.hasTail && <TypingBubble typing={entry.typing} faces={entry.chat.kind !== 'direct'} />}
        </div>
      </div>
      <FloatingDay ref={floatingDay} onOpen={openCalendar} />
      <JumpButton shown={!thread.atEnd} unread={entry.unread} onClick={jump} />
      <Announcer conversation={conversation} meId={me.id} />
      {menu}
      {jumps}
    </>
  )
}
