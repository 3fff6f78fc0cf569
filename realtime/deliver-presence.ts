import type { PresenceState } from '#contracts/users.ts'
import type { Departures } from '#realtime/departures.ts'
import { presenceRoom } from '#realtime/rooms.ts'
import type { IoServer } from '#realtime/socket-types.ts'

/** Tells whoever watches a person that he came, rests or left, and remembers when he left. Rule CH13. */
export function deliverPresence(io: IoServer, departures: Departures, userId: number, state: PresenceState): void {
  const now = new Date()
  if (state === 'offline') {
    departures.note(userId, now)
    void departures.store()
  }
  io.volatile.to(presenceRoom(userId)).emit('presence', { user_id: userId, state, last_seen_at: now.toISOString() })
}
