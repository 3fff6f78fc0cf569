'use client'

import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react'

/** A mouse that has not moved for so long is not about to click. */
const IDLE_MS = 4000

/**
 * Keeps the list still while a mouse aims at it: rows change their place only when the mouse has left, rests, or the
 * person has gone over to the keyboard. What has disappeared leaves at once; what is new waits like everything else.
 */
export function useHeldOrder(order: readonly number[]) {
  const [held, setHeld] = useState<readonly number[] | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const release = useCallback(() => {
    clearTimeout(timer.current)
    setHeld(null)
  }, [])

  useEffect(() => {
    document.addEventListener('keydown', release)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('keydown', release)
    }
  }, [release])

  const aim = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') return
    clearTimeout(timer.current)
    timer.current = setTimeout(release, IDLE_MS)
    setHeld((before) => before ?? order)
  }

  return { shown: held ? stillThere(held, order) : order, handlers: { onPointerMove: aim, onPointerLeave: release } }
}

function stillThere(held: readonly number[], order: readonly number[]): readonly number[] {
  if (held === order) return order
  const present = new Set(order)
  return held.every((id) => present.has(id)) ? held : held.filter((id) => present.has(id))
}
