import type { MessageReaders } from '#contracts/messages.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { checkMay } from '#domain/chats/chat-policy.ts'
import { findStanding } from '#domain/chats/chat-store.ts'
import type { MessagePlace } from '#domain/messages/change-message.ts'
import { messageNotFound } from '#domain/messages/message-not-found.ts'
import { readReaders } from '#domain/messages/reader-store.ts'
import { db } from '#runtime/database.ts'

/**
 * Who of the others has read a message, and when, the first one first; in a chat with more than SERVER_LIMITS.readersNamedMax members
 * only how many. Rule TH21.
 * @throws `not_found` when there is no such message for the actor, `forbidden` when he only looks at a public chat
 */
export function listReaders(actor: Actor, { chat_id: chatId, seq }: MessagePlace): Promise<MessageReaders> {
  return answerInTime(async () => {
    checkMay(await findStanding(db(), actor.userId, chatId), 'have_read_mark')
    const found = await readReaders(db(), { chatId, seq })
    if (!found) throw messageNotFound()
    return found
  })
}
