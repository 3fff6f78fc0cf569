import { randomUUID } from 'node:crypto'
import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { sessions } from '#db/schema/sessions.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { askTogether, type Outcome } from '#domain/ask-together.ts'
import { invalidToken } from '#domain/check-actor.ts'
import type { DomainEvent } from '#domain/events.ts'
import { SESSIONS } from '#domain/sessions/lifetimes.ts'
import { isLiveSession, secondsAgo } from '#domain/sessions/live-session.ts'
import { type LiveSession, throughCache } from '#domain/sessions/session-cache.ts'
import { db } from '#runtime/database.ts'
import { publishEvents } from '#runtime/event-bus.ts'
import { remember } from '#runtime/remember.ts'

/**
 * Opens a session with a new id; a person's old, finished ones are forgotten, and past SESSIONS.browsersMax browsers
 * the one used longest ago is signed out. Rules: SES1, SES6.
 */
export async function startSession(input: {
  userId: number
  kind: 'browser' | 'api'
  userAgent?: string | null
  ip?: string | null
  ttlSeconds: number
}): Promise<{ id: string; expiresAt: Date }> {
  await db()
    .delete(sessions)
    .where(and(eq(sessions.userId, input.userId), lt(sessions.expiresAt, sql`now()`)))
  if (input.kind === 'browser') await makeRoom(input.userId)
  const [row] = await db()
    .insert(sessions)
    .values({
      id: randomUUID(),
      userId: input.userId,
      kind: input.kind,
      userAgent: input.userAgent?.slice(0, 400) ?? null,
      ip: input.ip ?? null,
      expiresAt: sql`now() + make_interval(secs => ${input.ttlSeconds})`,
    })
    .returning({ id: sessions.id, expiresAt: sessions.expiresAt })
  if (!row) throw new Error('The session was not stored')
  return row
}

async function makeRoom(userId: number): Promise<void> {
  const tooMany = await db()
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.kind, 'browser'), isLiveSession()))
    .orderBy(desc(sessions.lastSeenAt))
    .offset(SESSIONS.browsersMax - 1)
  for (const { id } of tooMany) await endSession(id, 'revoked')
}

/**
 * Whose session this is, while it counts. The answer is at most 5 s old, and forgotten at once when the session is ended
 * in this process. Rules: SES2 to SES5.
 * @throws `invalid_token` when it was ended, has expired or never existed
 */
export function checkSession(sessionId: string): Promise<LiveSession> {
  return throughCache(sessionId, (id) => answerInTime(() => readSession(id)))
}

/** Those who come back together are looked up together. */
function readSession(sessionId: string): Promise<LiveSession> {
  return remember('session-reads', () => askTogether(readSessions))(sessionId)
}

async function readSessions(ids: string[]): Promise<Outcome<LiveSession>[]> {
  const rows = await db()
    .select({
      id: sessions.id,
      userId: sessions.userId,
      kind: sessions.kind,
      expiresAt: sessions.expiresAt,
      seenLongAgo: sql<boolean>`${sessions.lastSeenAt} < ${secondsAgo(SESSIONS.seenEvery)}`,
    })
    .from(sessions)
    .where(and(inArray(sessions.id, ids), isLiveSession()))
  const seen = rows.filter(({ seenLongAgo }) => seenLongAgo).map(({ id }) => id)
  if (seen.length > 0) await db().update(sessions).set({ lastSeenAt: sql`now()` }).where(inArray(sessions.id, seen))
  const live = new Map(rows.map(({ id, userId, kind, expiresAt }) => [id, { userId, kind, expiresAt }]))
  return ids.map((id) => {
    const answer = live.get(id)
    return answer ? { ok: true, answer } : { ok: false, error: invalidToken() }
  })
}

/**
 * Ends a session: its requests are refused and its sockets close at once. Ending it again changes nothing and is told
 * again: when the answer to the first time was lost on its way from the database, nobody here has heard. Rule: SES2.
 */
export async function endSession(sessionId: string, reason: 'signed_out' | 'revoked' | 'expired'): Promise<void> {
  const [ended] = await db()
    .update(sessions)
    .set({ revokedAt: sql`coalesce(${sessions.revokedAt}, now())` })
    .where(eq(sessions.id, sessionId))
    .returning({ userId: sessions.userId })
  if (ended) publishEvents<DomainEvent>([{ type: 'session_ended', sessionId, userId: ended.userId, reason }])
}
