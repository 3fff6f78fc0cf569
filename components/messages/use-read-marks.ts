import { type RefObject, useEffect, useRef } from 'react'
import { useMessenger } from '#client/hooks.ts'

/** A message is seen when this part of it, or of the window, is in view. */
const SEEN = 0.5
const STEPS = Array.from({ length: 11 }, (_, step) => step / 10)

/** Moves the read mark to the last message of others that is in view, while the reader is there: in a focused, visible window. */
export function useReadMarks(
  chatId: number,
  viewRef: RefObject<HTMLElement | null>,
  rowsRef: RefObject<HTMLElement | null>,
  lastReadSeq: number,
): void {
  const messenger = useMessenger()
  const watch = useRef((_: HTMLElement) => {})

  useEffect(() => {
    const view = viewRef.current
    if (!view) return
    const inView = new Set<number>()
    const known = new WeakSet<Element>()

    const mark = () => {
      if (inView.size === 0 || document.visibilityState !== 'visible' || !document.hasFocus()) return
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
    window.addEventListener('focus', mark)
    document.addEventListener('visibilitychange', mark)
    return () => {
      watch.current = () => {}
      observer.disconnect()
      window.removeEventListener('focus', mark)
      document.removeEventListener('visibilitychange', mark)
    }
  }, [messenger, chatId, viewRef])

  // After every change: the rows that came are watched too, as far as they are not read.
  useEffect(() => {
    for (const row of rowsRef.current?.querySelectorAll<HTMLElement>('[data-incoming]') ?? []) {
      if (Number(row.dataset.seq) > lastReadSeq) watch.current(row)
    }
  })
}
