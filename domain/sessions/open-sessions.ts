import { sql } from 'drizzle-orm'
import { SESSIONS } from '#domain/sessions/lifetimes.ts'
import { isLiveSession, secondsAgo } from '#domain/sessions/live-session.ts'
import { db } from '#runtime/database.ts'

/** Which of these sessions no longer count: ended, expired, unused for too long, or gone with their account. */
export async function findEndedSessions(sessionIds: readonly string[]): Promise<string[]> {
  if (sessionIds.length === 0) return []
  const result = await db().execute<{ id: string }>(sql`
    SELECT asked.id FROM unnest(${sql.param([...sessionIds])}::uuid[]) AS asked (id)
    LEFT JOIN sessions ON sessions.id = asked.id AND ${isLiveSession()}
    WHERE sessions.id IS NULL`)
  return result.rows.map((row) => row.id)
}

/**
 * Remembers that these sessions are used now: they have an open socket. Each is written at most every
 * SESSIONS.socketSeenEvery seconds, all of them in one statement. One that no longer counts is not brought back, and
 * one whose row is being changed is left for the next time. Rule: SES5.
 */
export async function keepSessionsSeen(sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return
  await db().execute(sql`
    UPDATE sessions SET last_seen_at = now() WHERE id IN (
      SELECT id FROM sessions WHERE id = ANY(${sql.param([...sessionIds])}::uuid[]) AND ${isLiveSession()}
        AND last_seen_at < ${secondsAgo(SESSIONS.socketSeenEvery)}
      ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
    )`)
}
