'use client'

import { useEffect, useRef } from 'react'

/** When a chat is closed, the focus that was in it goes to its row, so that the keys go on from there. */
export function useReturnFocus(openId: number | null): void {
  const before = useRef(openId)
  useEffect(() => {
    const closed = before.current
    before.current = openId
    if (openId !== null || closed === null) return
    const frame = requestAnimationFrame(() => {
      const here = document.activeElement
      if (here && here !== document.body && !here.closest('main')) return
      document.querySelector<HTMLElement>(`[data-chat="${closed}"]`)?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [openId])
}
