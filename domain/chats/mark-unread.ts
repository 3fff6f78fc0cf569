import type { ReadAnswer } from '#contracts/chats.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { needMark, stepMark, toAnswer } from '#domain/chats/read-mark-step.ts'
import { setUnreadFrom } from '#domain/chats/read-mark-store.ts'
import { publishEvents } from '#runtime/event-bus.ts'

/**
 * Marks a chat unread for the actor from a place on, at most from its head. His read mark stays, and the others hear nothing
 * of it; the same place again changes nothing. Rule CH15.
 * @throws `not_found` when he cannot see the chat, `forbidden` when he only looks at a public one
 */
export function markUnread(
  actor: Actor,
  { chat_id: chatId, from_seq: fromSeq }: { chat_id: number; from_seq: number },
): Promise<ReadAnswer> {
  return answerInTime(async () => {
    const before = await needMark(actor, chatId)
    if (before.unreadFrom === Math.min(fromSeq, before.head)) return toAnswer(chatId, before)
    const { answer, event } = await stepMark(actor, chatId, (tx, place) => setUnreadFrom(tx, place, fromSeq))
    publishEvents([event])
    return answer
  })
}
