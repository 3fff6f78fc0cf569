import { and, eq } from 'drizzle-orm'
import { sessions } from '#db/schema/sessions.ts'
import type { Actor } from '#domain/actor.ts'
import { AppError } from '#domain/app-error.ts'
import { isLiveSession } from '#domain/sessions/live-session.ts'
import type { Queryable } from '#runtime/database.ts'

/**
 * Checks inside the transaction of a write that the session still counts: whoever was signed out a moment ago
 * changes nothing any more, whatever a cache says.
 * @throws `invalid_token` when it was revoked, has expired, or was not used for too long
 */
export async function checkActor(tx: Queryable, actor: Actor): Promise<void> {
  const alive = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, actor.sessionId), eq(sessions.userId, actor.userId), isLiveSession()))
  if (alive.length === 0) throw invalidToken()
}

export function invalidToken(): AppError {
  return new AppError('invalid_token', 'Invalid token')
}
