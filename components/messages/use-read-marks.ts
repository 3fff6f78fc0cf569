import { type RefObject, useEffect, useRef } from 'react'
import { useMessenger } from '#client/hooks.ts'
import type { ChatEntry } from '#client/messenger.ts'
import { readUpTo } from '#client/replica/unread-flag.ts'

/** A message is seen when this part of it, or of the window, is in view. */
const SEEN = 0.5
const STEPS = Array.from({ length: 11 }, (_, step) => step / 10)

/**
 * Moves the read mark to the last message of others that is in view, while the reader is there: in a focused, visible window.
 * What is `ready` can be marked; what is seen before that is marked then.
 */
export function useReadMarks(
  entry: ChatEntry,
  ready: boolean,
  viewRef: RefObject<HTMLElement | null>,
  rowsRef: RefObject<HTMLElement | null>,
): void {
  const messenger = useMessenger()
  const chatId = entry.chat.id
  const watch = useRef((_: HTMLElement) => {})
  const markAgain = useRef(() => {})
  const isReady = useRef(ready)

  useEffect(() => {
    const view = viewRef.current
    if (!view) return
    const inView = new Set<number>()
    const known = new WeakSet<Element>()

    const mark = () => {
      if (!isReady.current || inView.size === 0 || document.visibilityState !== 'visible' || !document.hasFocus())
        return
      messenger.markRead(chatId, Math.max(...inView))
    }
    const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(view)
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, intersectionRatio, intersectionRect, rootBounds, isIntersecting } of entries) {
          const seq = Number((target as HTMLElement).dataset.seq)
          const half = intersectionRatio >= SEEN || intersectionRect.height >= (rootBounds?.height ?? 0) * SEEN
          if (isIntersecting && half) inView.add(seq)
          else inView.delete(seq)
        }
        mark()
      },
      { root: view, rootMargin: `-${scrollPaddingTop} 0px -${scrollPaddingBottom} 0px`, threshold: STEPS },
    )
    watch.current = (row) => {
      if (known.has(row)) return
      known.add(row)
      observer.observe(row)
    }
    markAgain.current = mark
    window.addEventListener('focus', mark)
    document.addEventListener('visibilitychange', mark)
    return () => {
      watch.current = () => {}
      observer.disconnect()
      window.removeEventListener('focus', mark)
      document.removeEventListener('visibilitychange', mark)
    }
  }, [messenger, chatId, viewRef])

  useEffect(() => {
    isReady.current = ready
    if (ready) markAgain.current()
  }, [ready])

  // After every change: the rows that came are watched too, as far as they are not read.
  useEffect(() => {
    // A chat may be marked unread from a message of one's own.
    const which = entry.unreadFrom === null ? '[data-incoming]' : '[data-seq]'
    for (const row of rowsRef.current?.querySelectorAll<HTMLElement>(which) ?? []) {
      if (Number(row.dataset.seq) > readUpTo(entry)) watch.current(row)
    }
  })
}
