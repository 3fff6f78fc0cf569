'use client'

import { useMemo, useSyncExternalStore } from 'react'

const MINUTE = 60_000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * The time, for "5 minutes ago" and "today": one clock for all components, stepping with each full minute of the wall
 * clock. Null while hydrating, because the server's clock is not the browser's: show an absolute time, or nothing, until then.
 */
export function useNow(): Date | null {
  const minute = useSyncExternalStore(listen, currentMinute, () => null)
  return useMemo(() => (minute === null ? null : new Date(minute)), [minute])
}

function currentMinute(): number {
  return Math.floor(Date.now() / MINUTE) * MINUTE
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= schedule()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearTimeout(timer)
      timer = undefined
    }
  }
}

function schedule(): ReturnType<typeof setTimeout> {
  return setTimeout(
    () => {
      timer = schedule()
      for (const listener of listeners) listener()
    },
    MINUTE - (Date.now() % MINUTE),
  )
}
