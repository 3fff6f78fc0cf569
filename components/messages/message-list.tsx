import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  Suspense,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useTimeZone, useTranslations } from 'use-intl'
import type { ChatEntry, Conversation, OutboxItem } from '#client/messenger.ts'
import { readUpTo } from '#client/replica/unread-flag.ts'
import { AnchoredRows } from '#components/messages/anchored-rows.tsx'
import { Announcer } from '#components/messages/announcer.tsx'
import { Bubble } from '#components/messages/bubble.tsx'
import { flash } from '#components/messages/flash.ts'
import type { FloatingDayHandle } from '#components/messages/floating-day.tsx'
import { isTouch } from '#components/messages/is-touch.ts'
import { JumpButton, RoundButton } from '#components/messages/jump-button.tsx'
import { lazyTool, loadTools } from '#components/messages/load-tools.ts'
import { TAP_REACTION } from '#components/messages/quick-reactions.ts'
import { type BubbleRow, buildRows, canEdit, dividerIndex, type Row } from '#components/messages/rows.ts'
import styles from '#components/messages/thread.module.css'
import { DayLine, NoteLine, UnreadDivider } from '#components/messages/thread-pills.tsx'
import { useAskedMessage } from '#components/messages/use-asked-message.ts'
import { useDivider } from '#components/messages/use-divider.ts'
import { useFresh } from '#components/messages/use-fresh.ts'
import { useJumpLayer } from '#components/messages/use-jump-layer.tsx'
import { useLongPress } from '#components/messages/use-long-press.ts'
import { useMessageDialog } from '#components/messages/use-message-dialog.tsx'
import { useMessageMenu } from '#components/messages/use-message-menu.tsx'
import { useOwnEvents } from '#components/messages/use-own-events.ts'
import { useReadMarks } from '#components/messages/use-read-marks.ts'
import { useRowKeys } from '#components/messages/use-row-keys.ts'
import type { Selection } from '#components/messages/use-selection.ts'
import { useSwipe } from '#components/messages/use-swipe.ts'
import { useThreadWindow } from '#components/messages/use-thread-window.ts'
import { currentWishes, listenToWishes } from '#components/messages/wishes.ts'
import { followHere } from '#components/shell/follow-here.ts'
import { useLatePart } from '#components/ui/use-late-part.ts'
import { below } from '#components/ui/use-menu-at.tsx'
import type { Me } from '#contracts/users.ts'

const EmptyThread = lazyTool('EmptyThread')
const TypingBubble = lazyTool('TypingBubble')

export interface MessageListHandle {
  /** Something is being sent: to the newest message, and no more divider. */
  sent(): void
  page(way: 'up' | 'down'): void
  /** Leads to a message, with a way back. */
  jumpTo(seq: number): void
}

interface MessageListProps {
  ref: RefObject<MessageListHandle | null>
  entry: ChatEntry
  conversation: Conversation
  /** What is on its way in this chat, oldest first. */
  outbox: readonly OutboxItem[]
  me: Me
  offline: boolean
  /** Begins to edit one's own message. */
  onEdit(seq: number): void
  /** Begins to answer a message, or a part of what it says. */
  onReply(seq: number, quote: string | null): void
  selection: Selection
  /** Gives the focus back to the composer. */
  onLeave(): void
}

/** The messages of a chat and the way through them. */
export function MessageList({
  ref,
  entry,
  conversation,
  outbox,
  me,
  offline,
  onEdit,
  onReply,
  selection,
  onLeave,
}: MessageListProps) {
  const t = useTranslations('thread')
  const timeZone = useTimeZone() ?? 'UTC'
  const { messages } = conversation
  // What came with the page has been painted before: until the scroller takes it over, the style sheet keeps its place.
  const [still] = useState(conversation.status === 'loading')
  const floatingDay = useRef<FloatingDayHandle>(null)
  const tools = useLatePart(loadTools, entry.mentions.length > 0)
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

  const wishes = useSyncExternalStore(listenToWishes, currentWishes, currentWishes)
  const votes = entry.chat.membership?.votes ?? null
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
        votes,
        timeZone,
        wishes,
      }),
    [conversation, start, end, outbox, self, entry.othersReadSeq, dividerAfterSeq, votes, timeZone, wishes],
  )
  const isFresh = useFresh(conversation, rows)
  const lastKey = rows.findLast((row) => row.kind === 'bubble')?.key
  // On touch that would open the keyboard.
  const leave = () => void (isTouch() || onLeave())
  const { jumps, openCalendar, jumpTo, forgetJumps } = useJumpLayer(entry.chat.id, thread, leave)
  useAskedMessage(entry.chat.id, conversation.status === 'ready', jumpTo)
  const { dialog, openDialog } = useMessageDialog(entry.chat.id)
  const { menu, openMenu, remove, react, reply, vote } = useMessageMenu(entry, {
    edit: onEdit,
    reply: onReply,
    toComposer: onLeave,
    openDialog,
    select: selection.toggle,
  })

  const rowOf = (element: HTMLElement): BubbleRow | undefined => {
    const key = element.closest<HTMLElement>('[data-message]')?.dataset.message
    const row = rows.find((candidate) => candidate.key === key)
    return row?.kind === 'bubble' ? row : undefined
  }
  /** While one chooses, a press chooses, whatever it meets. */
  const choose = (event: MouseEvent | KeyboardEvent) => {
    if (!selection.seqs || !(event.target instanceof HTMLElement)) return
    const key = 'key' in event ? event.key : null
    if (key !== null && key !== ' ' && key !== 'Enter' && key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (key === 'Escape') return selection.clear()
    const row = rowOf(event.target)
    if (row?.seq && !row.deleted) selection.toggle(row.seq)
  }
  const openMenuAt = (element: HTMLElement, { at = below(element), byKey = false } = {}) => {
    const row = rowOf(element)
    if (!row || row.deleted) return false
    thread.stay()
    openMenu(row, { at, byKey })
    return true
  }
  const replyAt = (element: HTMLElement, wants?: 'whole') => {
    const row = rowOf(element)
    return row !== undefined && reply(row, wants)
  }
  useSwipe(rowsRef, replyAt)
  const openByKey = (article: HTMLElement) => openMenuAt(article, { byKey: true })
  const editByKey = (article: HTMLElement) => {
    const row = rowOf(article)
    if (row && canEdit(row, entry.chat)) onEdit(row.seq)
    return row !== undefined && canEdit(row, entry.chat)
  }
  const { tabStop, handlers } = useRowKeys({
    rowsRef,
    scroller,
    lastKey,
    openMenu: openByKey,
    edit: editByKey,
    remove: (article) => {
      const row = rowOf(article)
      return row !== undefined && remove(row)
    },
    reply: replyAt,
    onLeave,
  })
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
  const follow = (event: globalThis.MouseEvent) => {
    if (selection.seqs) return
    followHere(event)
    const answer = (event.target as Element).closest<HTMLElement>('[data-vote]')
    const poll = answer && rowOf(answer)
    if (poll) vote(poll, Number(answer.dataset.vote))
  }
  useOwnEvents(rowsRef, { ...longPress, onContextMenu: rightClick, onClick: follow })
  const click = (event: MouseEvent) => {
    const pill = (event.target as Element).closest<HTMLElement>('[data-calendar]')
    if (pill) void openCalendar(pill)
    if (event.defaultPrevented) return
    const mark = (event.target as Element).closest<HTMLElement>('[data-edited]')
    const seq = mark && rowOf(mark)?.seq
    if (seq) void openDialog('versions', [seq])
    const original = (event.target as Element).closest<HTMLElement>('[data-original]')
    if (original) void jumpTo(Number(original.dataset.original))
    const answer = (event.target as Element).closest<HTMLElement>('[data-answer]')
    if (answer) replyAt(answer)
    const reaction = (event.target as Element).closest<HTMLElement>('[data-reaction]')
    const reactedRow = reaction && rowOf(reaction)
    if (reactedRow) react(reactedRow, reaction.dataset.reaction ?? '')
    const choosing = (event.target as Element).closest<HTMLElement>('[data-react]')
    const reacting = choosing && rowOf(choosing)?.seq
    if (reacting) void openDialog('react', [reacting])
    const votes = (event.target as Element).closest<HTMLElement>('[data-voters]')
    const voted = votes && rowOf(votes)?.seq
    if (voted) void openDialog('voters', [voted])
    const button = (event.target as Element).closest<HTMLElement>('[data-more]')
    if (button) openMenuAt(button)
  }

  const doublePress = ({ target }: MouseEvent) => {
    if (!(target instanceof HTMLElement)) return
    const row = isTouch() && !target.closest('button, a') && target.closest('article') && rowOf(target)
    if (row) react(row, TAP_REACTION)
    // Beside the text: on it, a word is selected.
    const beside = target.localName === 'article' || !target.closest('article, button, a')
    if (!isTouch() && beside) replyAt(target, 'whole')
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
    jumpTo: (seq) => void jumpTo(seq),
  }))

  const draw = (row: Row) => {
    if (row.kind === 'day') return <DayLine key={row.key} row={row} />
    if (row.kind === 'divider') return <UnreadDivider key={row.key} />
    if (row.kind === 'note') return <NoteLine key={row.key} row={row} />
    const named = entry.chat.kind !== 'direct'
    const stop = row.key === tabStop
    return (
      <Bubble
        key={row.key}
        chatId={entry.chat.id}
        row={row}
        member={entry.chat.membership !== null}
        named={named}
        fresh={isFresh(row)}
        tabStop={stop}
        selected={row.seq !== null && (selection.seqs?.has(row.seq) ?? false)}
        offline={offline}
      />
    )
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
            data-selecting={selection.seqs ? '' : undefined}
            onClickCapture={choose}
            onKeyDownCapture={choose}
            onClick={click}
            onDoubleClick={doublePress}
            {...handlers}
          >
            <AnchoredRows scroller={scroller} hasTail={thread.hasTail}>
              {rows.map(draw)}
            </AnchoredRows>
          </div>
          <Suspense>{nothingSaid && <EmptyThread chat={entry.chat} />}</Suspense>
          <Suspense>
            {thread.hasTail && entry.typing.length > 0 && (
              <TypingBubble typing={entry.typing} faces={entry.chat.kind !== 'direct'} />
            )}
          </Suspense>
        </div>
      </div>
      {tools && <tools.FloatingDay ref={floatingDay} onOpen={openCalendar} />}
      <JumpButton shown={!thread.atEnd} unread={entry.unread} onClick={jump} />
      <Announcer conversation={conversation} meId={me.id} />
      {menu}
      {dialog}
      {jumps}
      {tools && entry.mentions.length > 0 && (
        <tools.MentionButton
          chatId={entry.chat.id}
          mentions={entry.mentions}
          onGo={(seq) => void thread.go({ to: 'third', seq, smooth: true, arrived: flash })}
          RoundButton={RoundButton}
        />
      )}
    </>
  )
}
