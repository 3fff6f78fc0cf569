'use client'

import { useEffect, useId } from 'react'
import { useMessenger } from '#client/hooks.ts'
import type { Messenger } from '#client/messenger.ts'
import { LIMITS } from '#contracts/limits.ts'

/** Who is looked at, by the part of the screen that shows them. */
const watched = new WeakMap<Messenger, Map<string, readonly number[]>>()

/**
 * Keeps the presence of these people fresh while the component is on screen. The messenger watches one set of people,
 * so all parts of the screen go through here and their sets are put together.
 */
export function useWatchPresence(userIds: readonly number[]): void {
  const messenger = useMessenger()
  const part = useId()
  const wanted = [...userIds].sort((a, b) => a - b).join()

  useEffect(() => {
    const parts = watched.get(messenger) ?? new Map<string, readonly number[]>()
    watched.set(messenger, parts)
    parts.set(part, wanted === '' ? [] : wanted.split(',').map(Number))
    tell(messenger, parts)
    return () => {
      parts.delete(part)
      tell(messenger, parts)
    }
  }, [messenger, part, wanted])
}

const told = new WeakMap<Messenger, string>()
const telling = new WeakSet<Messenger>()

/** Tells the union once all parts of the screen have settled, and only when it has changed. */
function tell(messenger: Messenger, parts: Map<string, readonly number[]>): void {
  if (telling.has(messenger)) return
  telling.add(messenger)
  queueMicrotask(() => {
    telling.delete(messenger)
    const everybody = [...new Set([...parts.values()].flat())].slice(0, LIMITS.presenceWatchMax)
    const key = everybody.sort((a, b) => a - b).join()
    if (told.get(messenger) === key) return
    told.set(messenger, key)
    messenger.watchPresence(everybody)
  })
}
