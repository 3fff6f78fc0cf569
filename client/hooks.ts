'use client'
import { createContext, useContext, useRef, useSyncExternalStore } from 'react'
import type { Messenger, MessengerState } from '#client/messenger.ts'

export const MessengerContext = createContext<Messenger | null>(null)

/** The messenger of the signed-in person. Only inside of `MessengerProvider`. */
export function useMessenger(): Messenger {
  const messenger = useContext(MessengerContext)
  if (!messenger) throw new Error('useMessenger needs a MessengerProvider above it')
  return messenger
}

/**
 * A part of the state; the component renders again when that part is another one. A selector that builds something new
 * on each call needs `isEqual`, `sameItems` for lists for instance.
 */
export function useMessengerState<T>(
  selector: (state: MessengerState) => T,
  isEqual: (a: T, b: T) => boolean = Object.is,
): T {
  const messenger = useMessenger()
  const last = useRef<{ value: T } | null>(null)
  const read = () => {
    const value = selector(messenger.getState())
    if (last.current && isEqual(last.current.value, value)) return last.current.value
    last.current = { value }
    return value
  }
  return useSyncExternalStore(messenger.subscribe, read, read)
}

/** True for two lists with the same items in the same order. */
export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, place) => Object.is(item, b[place]))
}
