'use client'

import { useSyncExternalStore } from 'react'
import { MINUTE } from '#components/format/calendar.ts'

const listeners = new Set<() => void>()
let current = Date.now()
let timer: ReturnType<typeof setTimeout> | undefined

/** One clock for all relative times: it ticks on the minute of the wall, and at once when a sleeping tab wakes up. */
function tick(): void {
  current = Date.now()
  clearTimeout(timer)
  timer = setTimeout(tick, MINUTE - (current % MINUTE))
  for (const listener of listeners) listener()
}

function wake(): void {
  if (document.visibilityState === 'visible') tick()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) {
    document.addEventListener('visibilitychange', wake)
    tick()
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', wake)
  }
}

/** Now, in ms since the epoch, renewed every minute: for "5 min" and "last seen", never for measuring. */
export function useNow(): number {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => current,
  )
}
