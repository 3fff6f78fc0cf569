import { type SQL, sql } from 'drizzle-orm'
import type { Member, MemberRole } from '#contracts/chats.ts'
import { members } from '#db/schema/chats.ts'
import { AppError } from '#domain/app-error.ts'
import { toTimestamp } from '#domain/timestamp.ts'
import type { Queryable } from '#runtime/database.ts'

export interface NewMember {
  chatId: number
  userId: number
  role: MemberRole
  /** The chat's head at this change; what came before it is not unread for him. */
  rev: number
  userRev: number
}

/** Puts people into chats; the chats' rows and then the people's are locked by the caller. */
export async function insertMembers(tx: Queryable, news: NewMember[]): Promise<void> {
  await tx.insert(members).values(news.map((each) => ({ ...each, joinedSeq: each.rev, lastReadSeq: each.rev })))
}

/** Locks a person's row, so that nobody else moves his counter until the transaction ends. */
export async function lockUser(tx: Queryable, userId: number): Promise<void> {
  await tx.execute(sql`SELECT 1 FROM users WHERE id = ${userId} FOR NO KEY UPDATE`)
}

/**
 * Takes the next numbers of people's own counters, their rows locked in the order of ids. `steps` says how many for whom;
 * answers each person's head afterwards.
 * @throws `not_found` when one of them does not exist
 */
export async function advanceUsers(tx: Queryable, steps: Map<number, number>): Promise<Map<number, number>> {
  const result = await tx.execute<{ id: number; head: string }>(sql`
    WITH locked AS (
      SELECT id FROM users WHERE id = ANY(${sql.param([...steps.keys()])}::int[]) ORDER BY id FOR NO KEY UPDATE
    )
    UPDATE users SET head = users.head + steps.count
    FROM locked, unnest(${sql.param([...steps.keys()])}::int[], ${sql.param([...steps.values()])}::int[]) AS steps (id, count)
    WHERE users.id = locked.id AND steps.id = locked.id
    RETURNING users.id, users.head`)
  if (result.rows.length < steps.size) throw new AppError('not_found', 'User not found')
  return new Map(result.rows.map((row) => [row.id, Number(row.head)]))
}

type MemberRow = {
  chat_id: number
  user_id: number
  username: string
  display_name: string
  role: MemberRole
  joined_at: string
  last_read_seq: string
  rev: string
}

/** Members `s` that the rest of the query picks (its joins and conditions), oldest first, each with his chat; at most `limit`. */
export async function readMembers(
  q: Queryable,
  which: SQL,
  limit?: number,
): Promise<{ chatId: number; member: Member }[]> {
  const result = await q.execute<MemberRow>(sql`
    SELECT s.chat_id, s.user_id, p.username, p.display_name, s.role, s.joined_at, s.last_read_seq, s.rev
    FROM members s JOIN users p ON p.id = s.user_id
    ${which} ORDER BY s.chat_id, s.rev, s.user_id LIMIT ${limit ?? null}`)
  return result.rows.map((row) => ({
    chatId: row.chat_id,
    member: {
      user: { id: row.user_id, username: row.username, display_name: row.display_name },
      role: row.role,
      joined_at: toTimestamp(row.joined_at),
      last_read_seq: Number(row.last_read_seq),
      rev: Number(row.rev),
    },
  }))
}
