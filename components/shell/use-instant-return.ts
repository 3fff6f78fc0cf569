'use client'

import { type RefObject, useEffect, useRef } from 'react'

/**
 * Where the browser itself slides the page on "back" (a swipe from the edge), ours does not slide a second time:
 * `data-instant` on the element switches transitions off for that one change.
 */
export function useInstantReturn(): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const returned = (event: PopStateEvent) => {
      if (!event.hasUAVisualTransition || !element.current) return
      element.current.dataset.instant = ''
      // Two frames: one in which the change is drawn, and one more to be sure of it.
      requestAnimationFrame(() => requestAnimationFrame(() => delete element.current?.dataset.instant))
    }
    addEventListener('popstate', returned, true)
    return () => removeEventListener('popstate', returned, true)
  }, [])
  return element
}
