import { sql } from 'drizzle-orm'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { checkMay, SEES_CHAT } from '#domain/chats/chat-policy.ts'
import { findStanding } from '#domain/chats/chat-store.ts'
import { db } from '#runtime/database.ts'

/**
 * Passes when the actor may see the chat. Rule CH1.
 * @throws `not_found` when he may not, or there is none
 */
export function checkSight(actor: Actor, chatId: number): Promise<void> {
  return answerInTime(async () => {
    checkMay(await findStanding(db(), actor.userId, chatId), 'see')
  })
}

/** Which of these people do not see these chats (any more): the places of the pairs. Rule CH1. */
export async function findLostSights(pairs: readonly { userId: number; chatId: number }[]): Promise<number[]> {
  if (pairs.length === 0) return []
  const result = await db().execute<{ place: string }>(sql`
    SELECT pairs.place - 1 AS place
    FROM unnest(${sql.param(pairs.map((pair) => pair.chatId))}::int[], ${sql.param(pairs.map((pair) => pair.userId))}::int[])
      WITH ORDINALITY AS pairs (chat_id, user_id, place)
    LEFT JOIN chats c ON c.id = pairs.chat_id
    LEFT JOIN members s ON s.chat_id = pairs.chat_id AND s.user_id = pairs.user_id
    WHERE ${SEES_CHAT} IS NOT TRUE`)
  return result.rows.map((row) => Number(row.place))
}
