import { type RefObject, useCallback, useEffect, useInsertionEffect, useLayoutEffect, useRef, useState } from 'react'
import { useMessenger } from '#client/hooks.ts'
import type { Conversation } from '#client/messenger.ts'
import { placesOf } from '#components/messages/places.ts'
import { bounds, fitSlice, SLICE, type Slice, stepSlice } from '#components/messages/slice.ts'
import { isLoaded, openingTarget, sliceWith, type Target, targetIndex } from '#components/messages/target.ts'
import { ThreadScroller } from '#components/messages/thread-scroller.ts'
import { ThreadView } from '#components/messages/thread-view.ts'
import { useHistoryAhead } from '#components/messages/use-history-ahead.ts'
import { usePortion } from '#components/messages/use-portion.ts'

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
  /** Leads the reader there, as soon as what is needed is loaded; false when it could not be. From then on he is busy. */
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
  const [slice, setSlice] = useState(() => pinned(conversation, sliceWith(messages, null, opening)))
  const [atEnd, setAtEnd] = useState(true)
  const viewRef = useRef<HTMLDivElement>(null)
  const rowsRef = useRef<HTMLDivElement>(null)
  const scroller = useRef<ThreadScroller | null>(null)
  const at = useRef<ThreadView | null>(null)
  const target = useRef<Target | null>(null)
  const touched = useRef(false)
  const painted = useRef(false)
  const portion = usePortion()
  const historyAhead = useHistoryAhead(conversation)

  const fitted = fitSlice(messages, slice, atEnd)
  if (fitted !== slice) setSlice(fitted)
  const [start, end] = bounds(messages, fitted)
  const hasTail = end === messages.length && !hasNewer

  /** Where the window comes near to what is in memory and not in the document. */
  const missing = (): 'up' | 'down' | null => {
    const list = scroller.current
    const view = at.current
    if (!list || !view || target.current) return null
    if (list.way !== 'down' && start > 0 && view.above() < NEAR_EDGE) return 'up'
    return list.way !== 'up' && end < messages.length && view.below() < NEAR_EDGE ? 'down' : null
  }

  const grow = (count: number) => {
    const way = missing()
    const seqs = at.current?.seqs()
    if (way && seqs) setSlice((now) => stepSlice(messages, now, way, seqs, count))
  }

  const moved = (byReader: boolean) => {
    const list = scroller.current
    const view = at.current
    if (!list || !view || target.current) return
    if (byReader) touched.current = true
    setAtEnd(list.follows && list.hasTail)
    const above = view.above()
    const below = view.below()
    if (list.way !== null) painted.current = true
    // What is beyond the window must not hold up the first picture.
    if (painted.current && byReader) grow(SLICE.step)
    else if (painted.current && missing()) portion.next(() => latest.current.grow(SLICE.portion))
    if (conversation.status !== 'ready') return onMove(byReader)
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
  const latest = useRef({ moved, settle, grow })
  useInsertionEffect(() => {
    latest.current = { moved, settle, grow }
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

  const lead = useCallback(
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

  // Before the first paint: to where the chat opens. Who has scrolled before the page came alive stays where he is.
  useLayoutEffect(() => {
    const row = opening.to === 'end' && at.current?.movedEarly && at.current.topRow()
    if (row) scroller.current?.toTop(row, at.current?.topOf(row) ?? 0)
    else void lead(opening)
  }, [lead, opening])

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
      void lead({ to: 'third', seq: unreadSeq, smooth: false })
  }, [unreadSeq, lead, opening])

  const stay = useCallback(() => {
    touched.current = true
  }, [])
  const go = useCallback(
    (goal: Target) => {
      stay()
      return lead(goal)
    },
    [lead, stay],
  )
  return { viewRef, rowsRef, scroller, at, start, end, hasTail, atEnd, go, stay }
}

/** A part that ends where the stretch does for the moment, though the chat goes on, does not grow with what comes there. */
function pinned({ messages, hasNewer }: Conversation, slice: Slice): Slice {
  return hasNewer && slice.to === null ? { ...slice, to: messages.at(-1)?.seq ?? null } : slice
}
