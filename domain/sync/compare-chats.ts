import type { Place } from '#domain/sync/place-store.ts'

/** A chat a client keeps: its cursor, and whether it keeps messages of it. */
export interface Known {
  chatId: number
  rev: number
  hasMessages: boolean
}

export interface Comparison {
  /** Chats to be told whole. */
  fresh: number[]
  /** Conversations to be told by steps. */
  stale: { chatId: number; cursor: number; head: number }[]
  /** Chats the person does not see (any more). */
  gone: number[]
}

/**
 * What a client's chats lack. A chat is told whole when it is new to the client, when something changed in it for this person
 * alone after `userRev`, or when it is stale and kept without messages; a conversation that is stale is told by steps, which
 * may come on top of that. Rules DL10, DL14.
 */
export function compareChats(known: readonly Known[], places: readonly Place[], userRev: number): Comparison {
  const kept = new Map(known.map((each) => [each.chatId, each]))
  const seen = new Set(places.map((place) => place.chatId))
  const comparison: Comparison = { fresh: [], stale: [], gone: [] }
  for (const { chatId, head, isMember, userRev: changedAt } of places) {
    const mine = kept.get(chatId)
    const isStale = mine !== undefined && mine.rev !== head
    if (!mine || (isMember && changedAt > userRev) || (isStale && !mine.hasMessages)) comparison.fresh.push(chatId)
    if (isStale && mine.hasMessages) comparison.stale.push({ chatId, cursor: mine.rev, head })
  }
  for (const chatId of kept.keys()) if (!seen.has(chatId)) comparison.gone.push(chatId)
  return comparison
}
