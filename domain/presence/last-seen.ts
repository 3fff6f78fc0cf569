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
 * Remembers when people were last here, and says whose moment is stored. Someone whose row is being changed is skipped: his
 * moment is to be given again. Rule CH13.
 */
export async function storeLastSeen(moments: ReadonlyMap<number, Date>): Promise<number[]> {
  const [ids, times] = [[...moments.keys()], [...moments.values()].map((at) => at.toISOString())]
  const { rows } = await db().execute<{ id: number }>(sql`
    WITH free AS (
      SELECT id FROM users WHERE id = ANY(${sql.param(ids)}::int[]) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE users SET last_seen_at = moment.at
    FROM unnest(${sql.param(ids)}::int[], ${sql.param(times)}::timestamptz[]) AS moment (id, at), free
    WHERE users.id = moment.id AND users.id = free.id
    RETURNING users.id`)
  return rows.map(({ id }) => id)
}
