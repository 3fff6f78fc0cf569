'use client'

import { type PointerEvent, type RefObject, useRef } from 'react'

const CLOSES_AFTER = 96
const FLICK = 0.6

/**
 * Lets a sheet follow the finger down: past 96 px, or flicked, it closes; else it goes back. Spread the answer onto the
 * part that is taken hold of. Mouse and pen are left alone, and every sheet has a button that does the same.
 */
export function useSheetDrag(sheet: RefObject<HTMLElement | null>, close: () => void) {
  const hold = useRef<{ y: number; time: number } | null>(null)

  const end = (event: PointerEvent) => {
    const from = hold.current
    const element = sheet.current
    hold.current = null
    if (!from || !element) return
    const distance = Math.max(0, event.clientY - from.y)
    const speed = distance / Math.max(1, event.timeStamp - from.time)
    if (event.type === 'pointerup' && (distance > CLOSES_AFTER || (distance > 24 && speed > FLICK))) {
      close()
      return
    }
    element.style.transition = 'translate 200ms cubic-bezier(0.22, 1, 0.36, 1)'
    element.style.translate = ''
  }

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.pointerType !== 'touch' || innerWidth >= 640) return
      if (event.target instanceof Element && event.target.closest('button, a, input')) return
      hold.current = { y: event.clientY, time: event.timeStamp }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove(event: PointerEvent) {
      if (!hold.current || !sheet.current) return
      sheet.current.style.transition = 'none'
      sheet.current.style.translate = `0 ${Math.max(0, event.clientY - hold.current.y)}px`
    },
    onPointerUp: end,
    onPointerCancel: end,
  }
}
