import { sql } from 'drizzle-orm'
import type { Queryable } from '#runtime/database.ts'

/** Where a chat stands, and a person in it. */
export interface Place {
  chatId: number
  head: number
  isMember: boolean
  /** The person's own head at the last change of this chat that concerns him alone; 0 when he is no member. */
  userRev: number
  /** The furthest read mark of anybody else. */
  othersReadSeq: number
}

/** All chats of a person, and those of `known` that he may see without being a member. Rule CH1. */
export async function readPlaces(q: Queryable, userId: number, known: number[]): Promise<Place[]> {
  const result = await q.execute<{
    chat_id: number
    head: string
    is_member: boolean
    user_rev: string
    others_read_seq: string
  }>(sql`
    SELECT c.id AS chat_id, c.head, s.is_member, s.user_rev,
      coalesce((SELECT o.last_read_seq FROM members o WHERE o.chat_id = c.id AND o.user_id <> ${userId}
        ORDER BY o.last_read_seq DESC LIMIT 1), 0) AS others_read_seq
    FROM (
      SELECT chat_id, true AS is_member, user_rev FROM members WHERE user_id = ${userId}
      UNION ALL
      SELECT p.id, false, 0 FROM chats p
      WHERE p.id = ANY(${sql.param(known)}::int[]) AND p.kind = 'public'
        AND NOT EXISTS (SELECT FROM members mine WHERE mine.chat_id = p.id AND mine.user_id = ${userId})
    ) s JOIN chats c ON c.id = s.chat_id`)
  return result.rows.map((row) => ({
    chatId: row.chat_id,
    head: Number(row.head),
    isMember: row.is_member,
    userRev: Number(row.user_rev),
    othersReadSeq: Number(row.others_read_seq),
  }))
}
