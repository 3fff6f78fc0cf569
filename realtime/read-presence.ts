import type { Presence } from '#contracts/users.ts'
import { readLastSeen } from '#domain/presence/last-seen.ts'
import type { Departures } from '#realtime/departures.ts'
import type { PresenceBoard } from '#realtime/presence-board.ts'

/** Who is here, and when those who left did. */
export interface PresenceSources {
  board: PresenceBoard
  departures: Departures
}

/** How these people are now; who does not exist is left out. Someone who is here was last seen at this moment. */
export async function readPresence(
  { board, departures }: PresenceSources,
  userIds: readonly number[],
): Promise<Presence[]> {
  // Before the database is asked: a moment that is stored meanwhile may be too late for the answer.
  const left = new Map(userIds.map((userId) => [userId, departures.momentOf(userId)]))
  const seen = await readLastSeen([...new Set(userIds)])
  return [...seen].map(([user_id, stored]) => {
    const state = board.stateOf(user_id)
    const leftAt = departures.momentOf(user_id) ?? left.get(user_id) ?? stored
    return { user_id, state, last_seen_at: state === 'offline' ? leftAt : new Date().toISOString() }
  })
}
