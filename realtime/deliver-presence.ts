import type { PresenceState } from '#contracts/users.ts'
import { storeLastSeen } from '#domain/presence/last-seen.ts'
import { presenceRoom } from '#realtime/rooms.ts'
import type { IoServer } from '#realtime/socket-types.ts'
import { logger } from '#runtime/logger.ts'

/** Tells whoever watches a person that he came, rests or left, and remembers when he left. Rule CH13. */
export function deliverPresence(io: IoServer, userId: number, state: PresenceState): void {
  const now = new Date()
  const event = { user_id: userId, state, last_seen_at: now.toISOString() }
  io.volatile.to(presenceRoom(userId)).emit('presence', event)
  if (state === 'offline') rememberLastSeen([userId], now)
}

/** Remembers who is here; a database that does not answer is asked again with the next beat. */
export function rememberLastSeen(userIds: readonly number[], at = new Date()): Promise<void> {
  return storeLastSeen(userIds, at).catch((error: unknown) => {
    logger().warn({ err: error }, 'who was seen could not be stored')
  })
}
