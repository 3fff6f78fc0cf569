import { sql } from 'drizzle-orm'
import type { Member } from '#contracts/chats.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { checkMay } from '#domain/chats/chat-policy.ts'
import { findStanding } from '#domain/chats/chat-store.ts'
import { readMembers } from '#domain/chats/member-store.ts'
import { db } from '#runtime/database.ts'

/**
 * Everybody who is in a chat, in the order they joined. Rules CH1, CH7.
 * @throws `not_found` when the actor cannot see the chat
 */
export function listMembers(actor: Actor, chatId: number): Promise<Member[]> {
  return answerInTime(async () => {
    checkMay(await findStanding(db(), actor.userId, chatId), 'see')
    const found = await readMembers(db(), sql`WHERE s.chat_id = ${chatId}`)
    return found.map((each) => each.member)
  })
}
