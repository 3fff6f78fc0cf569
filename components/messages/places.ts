import type { Messenger } from '#client/messenger.ts'

/** The topmost message of a chat that was left scrolled up, and where its upper edge stood. */
export interface Place {
  seq: number
  top: number
}

const kept = new WeakMap<Messenger, Map<number, Place>>()

/** Where each chat was left, for as long as the page lives and one person uses it. */
export function placesOf(messenger: Messenger): Map<number, Place> {
  const places = kept.get(messenger) ?? new Map<number, Place>()
  kept.set(messenger, places)
  return places
}
