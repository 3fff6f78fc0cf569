import { sql } from 'drizzle-orm'
import { db } from '#runtime/database.ts'

/** Which of these sessions no longer count: ended, expired, or gone with their account. */
export async function findEndedSessions(sessionIds: readonly string[]): Promise<string[]> {
  if (sessionIds.length === 0) return []
  const result = await db().execute<{ id: string }>(sql`
    SELECT asked.id FROM unnest(${sql.param([...sessionIds])}::uuid[]) AS asked (id)
    LEFT JOIN sessions ON sessions.id = asked.id AND revoked_at IS NULL AND expires_at > now()
    WHERE sessions.id IS NULL`)
  return result.rows.map((row) => row.id)
}
