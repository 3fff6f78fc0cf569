'use client'

import { createContext, use, useMemo, useSyncExternalStore } from 'react'
import { currentMinute, MINUTE } from './minute.ts'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

/** The minute in which the server drew the page, ms since the epoch; null where it does not know the person's time zone. */
export const ServerClock = createContext<number | null>(null)

/**
 * The time, for "5 minutes ago" and "today": one clock for all components, stepping with each full minute of the wall
 * clock. While hydrating it is the server's, which is what the page says already. Null where that has none: show an absolute
 * time, or nothing, until then.
 */
export function useNow(): Date | null {
  const drawn = use(ServerClock)
  const minute = useSyncExternalStore(listen, currentMinute, () => drawn)
  return useMemo(() => (minute === null ? null : new Date(minute)), [minute])
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
