import { inArray, sql } from 'drizzle-orm'
import { users } from '#db/schema/users.ts'
import { db } from '#runtime/database.ts'

/** When these people were last here; null for those who never were. People who do not exist are left out. */
export async function readLastSeen(userIds: readonly number[]): Promise<Map<number, string | null>> {
  if (userIds.length === 0) return new Map()
  const rows = await db()
    .select({ id: users.id, lastSeenAt: users.lastSeenAt })
    .from(users)
    .where(inArray(users.id, [...userIds]))
  return new Map(rows.map(({ id, lastSeenAt }) => [id, lastSeenAt?.toISOString() ?? null]))
}

/**
 * Remembers that these people are here at this moment. Someone whose row is being changed is skipped: the next beat remembers
 * him. Rule CH13.
 */
export async function storeLastSeen(userIds: readonly number[], at: Date): Promise<void> {
  if (userIds.length === 0) return
  await db().execute(sql`
    UPDATE users SET last_seen_at = ${at.toISOString()}::timestamptz
    WHERE id IN (
      SELECT id FROM users WHERE id = ANY(${sql.param([...userIds])}::int[]) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
    )`)
}
