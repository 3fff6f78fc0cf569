import { type RefObject, useCallback, useEffect, useInsertionEffect, useLayoutEffect, useRef, useState } from 'react'
import { useMessenger } from '#client/hooks.ts'
import type { Conversation } from '#client/messenger.ts'
import { placesOf } from '#components/messages/places.ts'
import { bounds, fitSlice, stepSlice } from '#components/messages/slice.ts'
import { isLoaded, openingTarget, sliceWith, type Target, targetIndex } from '#components/messages/target.ts'
import { ThreadScroller } from '#components/messages/thread-scroller.ts'
import { ThreadView } from '#components/messages/thread-view.ts'
import { useHistoryAhead } from '#components/messages/use-history-ahead.ts'

/** Nearer than this to an end of what stands in the document (px), more of it is put there. */
const NEAR_EDGE = 1800

export interface ThreadWindow {
  /** What scrolls, and what holds the rows in it. */
  viewRef: RefObject<HTMLDivElement | null>
  rowsRef: RefObject<HTMLDivElement | null>
  scroller: RefObject<ThreadScroller | null>
  at: RefObject<ThreadView | null>
  /** Indexes of the messages that stand in the document. */
  start: number
  end: number
  /** The last message of the chat stands in the document. */
  hasTail: boolean
  /** The end of the chat is in view, or nearly. */
  atEnd: boolean
  /** Leads there, as soon as what is needed is loaded; false when it could not be. */
  go(target: Target): Promise<boolean>
  /** The reader is busy with what he sees: what is unread no longer decides where the list stands. */
  stay(): void
}

/**
 * Chooses the part of a conversation that stands in the document, moves it along with the reader and leads the list to
 * where it shall go. `unreadSeq` is the message under the divider of the opening; a chat that is `marked` unread opens there,
 * wherever it was left. `onMove` hears of every move.
 */
export function useThreadWindow(
  conversation: Conversation,
  { unreadSeq, marked }: { unreadSeq: number | null; marked: boolean },
  onMove: (byReader: boolean) => void,
): ThreadWindow {
  const { chatId, messages, hasNewer } = conversation
  const messenger = useMessenger()
  const [opening] = useState(() => openingTarget(marked ? undefined : placesOf(messenger).get(chatId), unreadSeq))
  const [slice, setSlice] = useState(() => sliceWith(messages, null, opening))
  const [atEnd, setAtEnd] = useState(true)
  const viewRef = useRef<HTMLDivElement>(null)
  const rowsRef = useRef<HTMLDivElement>(null)
  const scroller = useRef<ThreadScroller | null>(null)
  const at = useRef<ThreadView | null>(null)
  const target = useRef<Target | null>(null)
  const touched = useRef(false)
  const painted = useRef(false)
  const historyAhead = useHistoryAhead(conversation)

  const fitted = fitSlice(messages, slice, atEnd)
  if (fitted !== slice) setSlice(fitted)
  const [start, end] = bounds(messages, fitted)
  const hasTail = end === messages.length && !hasNewer

  const moved = (byReader: boolean) => {
    const list = scroller.current
    const view = at.current
    if (!list || !view || target.current) return
    if (byReader) touched.current = true
    setAtEnd(list.follows && list.hasTail)
    const seqs = view.seqs()
    const above = view.above()
    const below = view.below()
    const step = (way: 'up' | 'down', seqs: [number, number]) => setSlice((now) => stepSlice(messages, now, way, seqs))
    if (list.way !== null) painted.current = true
    // What is beyond the window must not hold up the first picture.
    if (seqs && painted.current) {
      if (list.way !== 'down' && above < NEAR_EDGE) step('up', seqs)
      else if (list.way !== 'up' && below < NEAR_EDGE) step('down', seqs)
    }
    historyAhead({ way: list.way, above, below, olderInMemory: start, newerInMemory: messages.length - end })
    onMove(byReader)
  }

  const settle = () => {
    const goal = target.current
    const list = scroller.current
    if (!goal || !list || !isLoaded(conversation, goal)) return
    const wanted = sliceWith(messages, fitted, goal)
    if (wanted !== fitted) return setSlice(wanted)
    target.current = null
    if (goal.to === 'end') return list.toEnd(goal.smooth)
    const seq = messages[targetIndex(messages, goal)]?.seq
    const row = rowsRef.current?.querySelector<HTMLElement>(`[data-seq="${seq}"]`)
    if (!row) return
    if (goal.to === 'top') return list.toTop(row, goal.top)
    const before = row.previousElementSibling
    const headed =
      before instanceof HTMLElement && ('divider' in before.dataset || (goal.arrived && 'day' in before.dataset))
    list.toThird(headed ? before : row, goal.smooth)
    goal.arrived?.(row)
  }

  // Renewed before the rows hear of their change: what they call then must know the slice that they show.
  const latest = useRef({ moved, settle })
  useInsertionEffect(() => {
    latest.current = { moved, settle }
  })

  useLayoutEffect(() => {
    if (!viewRef.current || !rowsRef.current) return
    const view = new ThreadView(viewRef.current, rowsRef.current)
    const list = new ThreadScroller(view, (byReader) => latest.current.moved(byReader))
    at.current = view
    scroller.current = list
    return () => {
      const place = list.place()
      if (place) placesOf(messenger).set(chatId, place)
      else placesOf(messenger).delete(chatId)
      list.destroy()
      scroller.current = null
    }
  }, [messenger, chatId])

  const empty = messages.length === 0
  useEffect(() => {
    if (empty) return
    // A task after the next frame: that frame shows the messages.
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        painted.current = true
        latest.current.moved(false)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [empty])

  const go = useCallback(
    async (goal: Target) => {
      target.current = goal
      const isHere = () => {
        const now = messenger.getState().conversations.get(chatId)
        return now !== undefined && isLoaded(now, goal)
      }
      latest.current.settle()
      if (isHere() || !messenger.getState().conversations.has(chatId)) return true
      await (goal.to === 'end' ? messenger.loadNewest(chatId) : messenger.loadAround(chatId, goal.seq))
      if (target.current === goal && !isHere()) target.current = null
      return isHere()
    },
    [messenger, chatId],
  )

  // Before the first paint: to where the chat opens.
  useLayoutEffect(() => void go(opening), [go, opening])

  // After every change: what the target needs may have come.
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.hasTail = hasTail
    settle()
  })

  // A chat that is shown from memory may learn a moment later what is unread; until the reader moves, that decides.
  const known = useRef(unreadSeq)
  useLayoutEffect(() => {
    if (unreadSeq === known.current) return
    known.current = unreadSeq
    if (unreadSeq !== null && !touched.current && opening.to !== 'top')
      void go({ to: 'third', seq: unreadSeq, smooth: false })
  }, [unreadSeq, go, opening])

  const stay = useCallback(() => {
    touched.current = true
  }, [])
  return { viewRef, rowsRef, scroller, at, start, end, hasTail, atEnd, go, stay }
}
