import { type RefObject, useEffect } from 'react'

/** Where a keyboard lies over the page instead of shrinking it (iOS), the conversation ends above it: `--keyboard`. */
export function useKeyboardInset(threadRef: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const viewport = window.visualViewport
    if (!viewport) return
    const fit = () => {
      // A zoomed page is smaller too, but nothing covers it.
      const covered = viewport.scale > 1.01 ? 0 : Math.max(0, window.innerHeight - viewport.height)
      threadRef.current?.style.setProperty('--keyboard', `${Math.round(covered)}px`)
      // The browser moves the page up to show the field; now the field has moved by itself.
      if (covered > 0 && viewport.offsetTop > 0) window.scrollTo(0, 0)
    }
    viewport.addEventListener('resize', fit)
    viewport.addEventListener('scroll', fit)
    return () => {
      viewport.removeEventListener('resize', fit)
      viewport.removeEventListener('scroll', fit)
    }
  }, [threadRef])
}
