import { sql } from 'drizzle-orm'
import { UNREAD } from '#domain/chats/read-chats.ts'
import type { Queryable } from '#runtime/database.ts'

/** How far a member has read, and what waits after it, all of one moment. */
export interface Mark {
  lastReadSeq: number
  head: number
  unread: number
  /** The person's own head. */
  userRev: number
}

/** A member's mark; undefined when he is no member or there is no such chat. */
export async function readMark(q: Queryable, userId: number, chatId: number): Promise<Mark | undefined> {
  const result = await q.execute<{ last_read_seq: string; head: string; unread: number; user_rev: string }>(sql`
    SELECT s.last_read_seq, c.head, ${UNREAD} AS unread, p.head AS user_rev
    FROM members s JOIN chats c ON c.id = s.chat_id JOIN users p ON p.id = s.user_id
    WHERE s.chat_id = ${chatId} AND s.user_id = ${userId}`)
  const [row] = result.rows
  if (!row) return undefined
  return {
    lastReadSeq: Number(row.last_read_seq),
    head: Number(row.head),
    unread: row.unread,
    userRev: Number(row.user_rev),
  }
}

/** Moves a mark to `seq`, never back and never past the chat's head; the person's row is locked by the caller. */
export async function advanceMark(
  tx: Queryable,
  { userId, chatId, seq, userRev }: { userId: number; chatId: number; seq: number; userRev: number },
): Promise<void> {
  await tx.execute(sql`
    UPDATE members SET last_read_seq = greatest(last_read_seq, least(${seq}::bigint, c.head)), user_rev = ${userRev}
    FROM chats c WHERE c.id = chat_id AND chat_id = ${chatId} AND user_id = ${userId}`)
}
