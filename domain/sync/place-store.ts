import { sql } from 'drizzle-orm'
import { SEES_CHAT } from '#domain/chats/chat-policy.ts'
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
    SELECT c.id AS chat_id, c.head, s.user_id IS NOT NULL AS is_member, coalesce(s.user_rev, 0) AS user_rev,
      coalesce((SELECT o.last_read_seq FROM members o WHERE o.chat_id = c.id AND o.user_id <> ${userId}
        ORDER BY o.last_read_seq DESC LIMIT 1), 0) AS others_read_seq
    FROM (SELECT chat_id FROM members WHERE user_id = ${userId} UNION SELECT unnest(${sql.param(known)}::int[])) v
    JOIN chats c ON c.id = v.chat_id
    LEFT JOIN members s ON s.chat_id = c.id AND s.user_id = ${userId}
    WHERE ${SEES_CHAT}`)
  return result.rows.map((row) => ({
    chatId: row.chat_id,
    head: Number(row.head),
    isMember: row.is_member,
    userRev: Number(row.user_rev),
    othersReadSeq: Number(row.others_read_seq),
  }))
}
