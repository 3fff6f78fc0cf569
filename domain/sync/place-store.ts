import { sql } from 'drizzle-orm'
import { SEES_CHAT } from '#domain/chats/chat-policy.ts'
import type { Queryable } from '#runtime/database.ts'
import { PREPARED } from '#runtime/preparing-client.ts'

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

/** Somebody, and chats that he has heard of. */
export interface Knowing {
  userId: number
  chatIds: readonly number[]
}

/** For each of these people all his chats, and those he has heard of that he may see without being a member. Rule CH1. */
export async function readPlaces(q: Queryable, people: readonly Knowing[]): Promise<Place[][]> {
  const heard = people.flatMap(({ userId, chatIds }) => chatIds.map((chatId) => ({ userId, chatId })))
  const result = await q.execute<{
    user_id: number
    chat_id: number
    head: string
    is_member: boolean
    user_rev: string
    others_read_seq: string
  }>(sql`${PREPARED}
    SELECT v.user_id, c.id AS chat_id, c.head, s.user_id IS NOT NULL AS is_member, coalesce(s.user_rev, 0) AS user_rev,
      coalesce((SELECT o.last_read_seq FROM members o WHERE o.chat_id = c.id AND o.user_id <> v.user_id
        ORDER BY o.last_read_seq DESC LIMIT 1), 0) AS others_read_seq
    FROM (
      SELECT user_id, chat_id FROM members WHERE user_id = ANY(${sql.param(people.map((each) => each.userId))}::int[])
      UNION SELECT * FROM unnest(${sql.param(heard.map((each) => each.userId))}::int[],
        ${sql.param(heard.map((each) => each.chatId))}::int[])
    ) AS v (user_id, chat_id)
    JOIN chats c ON c.id = v.chat_id
    LEFT JOIN members s ON s.chat_id = c.id AND s.user_id = v.user_id
    WHERE ${SEES_CHAT}`)
  const places = new Map<number, Place[]>(people.map(({ userId }) => [userId, []]))
  for (const row of result.rows) {
    places.get(row.user_id)?.push({
      chatId: row.chat_id,
      head: Number(row.head),
      isMember: row.is_member,
      userRev: Number(row.user_rev),
      othersReadSeq: Number(row.others_read_seq),
    })
  }
  return people.map(({ userId, chatIds }) => {
    // Somebody may be there twice, and have heard of other chats on another device.
    const known = new Set(chatIds)
    return (places.get(userId) ?? []).filter((place) => place.isMember || known.has(place.chatId))
  })
}
