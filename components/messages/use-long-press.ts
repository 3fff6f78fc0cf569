import { type PointerEvent, type TouchEvent, useMemo, useRef } from 'react'

/** A finger that rests so long (ms) within so many px asks for the menu. */
const REST_MS = 350
const STILL = 10

/** Calls back when a finger rests on an element. If that was of use (true), lifting the finger is no tap. */
export function useLongPress(onRest: (target: HTMLElement) => boolean) {
  const callback = useRef(onRest)
  callback.current = onRest
  return useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let start = { x: 0, y: 0 }
    let used = false
    const cancel = () => clearTimeout(timer)
    return {
      onPointerDown: (event: PointerEvent) => {
        cancel()
        used = false
        if (event.pointerType !== 'touch' || !(event.target instanceof HTMLElement)) return
        const target = event.target
        start = { x: event.clientX, y: event.clientY }
        timer = setTimeout(() => {
          navigator.vibrate?.(10)
          used = callback.current(target)
        }, REST_MS)
      },
      onPointerMove: (event: PointerEvent) => {
        if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > STILL) cancel()
      },
      onPointerUp: cancel,
      onPointerCancel: cancel,
      onTouchEnd: (event: TouchEvent) => {
        if (used) event.preventDefault()
      },
    }
  }, [])
}
