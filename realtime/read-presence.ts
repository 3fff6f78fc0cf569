import type { Presence } from '#contracts/users.ts'
import { readLastSeen } from '#domain/presence/last-seen.ts'
import type { PresenceBoard } from '#realtime/presence-board.ts'

/** How these people are now; who does not exist is left out. Someone who is here was last seen at this moment. */
export async function readPresence(board: PresenceBoard, userIds: readonly number[]): Promise<Presence[]> {
  const seen = await readLastSeen([...new Set(userIds)])
  return [...seen].map(([user_id, last_seen_at]) => {
    const state = board.stateOf(user_id)
    return { user_id, state, last_seen_at: state === 'offline' ? last_seen_at : new Date().toISOString() }
  })
}
