import type { ReadAnswer, ReadRequest } from '#contracts/chats.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { needMark, stepMark, toAnswer } from '#domain/chats/read-mark-step.ts'
import { advanceMark, type Mark } from '#domain/chats/read-mark-store.ts'
import type { DomainEvent } from '#domain/events.ts'
import { publishEvents } from '#runtime/event-bus.ts'

/**
 * Moves the actor's read mark in a chat forward to `seq`, at most to the chat's head; further back changes nothing. An unread
 * flag goes with it: the one that `unread_from` names, or, when it is left out, one that `seq` has reached. Rules CH11, CH16.
 * @throws `not_found` when he cannot see the chat, `forbidden` when he only looks at a public one
 */
export function markRead(actor: Actor, { chat_id: chatId, seq, unread_from: flag }: ReadRequest): Promise<ReadAnswer> {
  return answerInTime(async () => {
    const before = await needMark(actor, chatId)
    const moves = Math.min(seq, before.head) > before.lastReadSeq
    if (!moves && !takesFlag(before, seq, flag)) return toAnswer(chatId, before)
    const { answer, event } = await stepMark(actor, chatId, (tx, place) => advanceMark(tx, place, { seq, flag }))
    const events: DomainEvent[] = [event]
    // The others hear of the mark alone: that something is unread again is nobody else's business.
    if (moves) events.push({ type: 'read_advanced', chatId, userId: actor.userId, seq: answer.last_read_seq })
    publishEvents(events)
    return answer
  })
}

function takesFlag({ unreadFrom }: Mark, seq: number, flag: number | null | undefined): boolean {
  if (unreadFrom === null) return false
  return flag === undefined ? unreadFrom <= seq : unreadFrom === flag
}
