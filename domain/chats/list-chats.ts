import { sql } from 'drizzle-orm'
import type { Chat } from '#contracts/chats.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { chatNotFound } from '#domain/chats/chat-policy.ts'
import { pairsOf, readChatList, readChats } from '#domain/chats/read-chats.ts'
import { literally, searchKey } from '#domain/search-key.ts'
import { db } from '#runtime/database.ts'

/** Every chat of the actor, newest activity first. Rule CH8. */
export function listChats(actor: Actor): Promise<Chat[]> {
  return answerInTime(() => readChatList(db(), actor.userId))
}

/**
 * One chat as the actor sees it. Rule CH1.
 * @throws `not_found` when it does not exist or he may not see it
 */
export function getChat(actor: Actor, chatId: number): Promise<Chat> {
  return answerInTime(async () => {
    const [sight] = await readChats(db(), pairsOf(actor.userId, [chatId]))
    if (!sight) throw chatNotFound()
    return sight.chat
  })
}

/** Public chats whose name has the text as a part, in any case; at most SERVER_LIMITS.listPageDefault. Rule CH10. */
export function searchPublicChats(actor: Actor, text: string): Promise<Chat[]> {
  return answerInTime(async () => {
    const key = searchKey(text)
    if (key === '') return []
    const pattern = `%${literally(key)}%`
    const sights = await readChats(
      db(),
      sql`SELECT id, ${actor.userId}::int FROM chats WHERE kind = 'public' AND name_key LIKE ${pattern}
          ORDER BY last_message_at DESC NULLS LAST, id DESC LIMIT ${SERVER_LIMITS.listPageDefault}`,
    )
    return sights.map((sight) => sight.chat)
  })
}
