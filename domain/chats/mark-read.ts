import type { ReadAnswer } from '#contracts/chats.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { AppError } from '#domain/app-error.ts'
import { canSee, chatNotFound } from '#domain/chats/chat-policy.ts'
import { findStanding, readEpoch } from '#domain/chats/chat-store.ts'
import { advanceUsers } from '#domain/chats/member-store.ts'
import { advanceMark, type Mark, readMark } from '#domain/chats/read-mark-store.ts'
import { checkActor } from '#domain/check-actor.ts'
import type { DomainEvent } from '#domain/events.ts'
import { db, type Queryable } from '#runtime/database.ts'
import { publishEvents } from '#runtime/event-bus.ts'
import { inTransaction } from '#runtime/transaction.ts'

/**
 * Moves the actor's read mark in a chat forward to `seq`, at most to the chat's head; further back changes nothing. Rule CH11.
 * @throws `not_found` when he cannot see the chat, `forbidden` when he only looks at a public one
 */
export function markRead(
  actor: Actor,
  { chat_id: chatId, seq }: { chat_id: number; seq: number },
): Promise<ReadAnswer> {
  return answerInTime(async () => {
    const mark = await readMark(db(), actor.userId, chatId)
    if (!mark) throw await whyNoMark(actor, chatId)
    if (Math.min(seq, mark.head) <= mark.lastReadSeq) return toAnswer(chatId, mark)
    const { answer, events } = await inTransaction((tx) => moveMark(tx, actor, chatId, seq))
    publishEvents(events)
    return answer
  })
}

async function moveMark(
  tx: Queryable,
  actor: Actor,
  chatId: number,
  seq: number,
): Promise<{ answer: ReadAnswer; events: DomainEvent[] }> {
  await checkActor(tx, actor)
  const { userId } = actor
  const heads = await advanceUsers(tx, new Map([[userId, 1]]))
  const rev = heads.get(userId) ?? 0
  await advanceMark(tx, { userId, chatId, seq, userRev: rev })
  const mark = await readMark(tx, userId, chatId)
  if (!mark) throw chatNotFound()
  const { last_read_seq, unread, user_rev } = toAnswer(chatId, mark)
  const epoch = await readEpoch(tx)
  const change = { type: 'read' as const, rev, chat_id: chatId, last_read_seq, unread }
  return {
    answer: { chat_id: chatId, last_read_seq, unread, user_rev },
    events: [
      { type: 'user_changed', userId, epoch, after: rev - 1, upto: rev, changes: [change] },
      { type: 'read_advanced', chatId, userId, seq: last_read_seq },
    ],
  }
}

async function whyNoMark(actor: Actor, chatId: number): Promise<AppError> {
  const standing = await findStanding(db(), actor.userId, chatId)
  if (!standing || !canSee(standing)) return chatNotFound()
  return new AppError('forbidden', 'Only members have a read mark')
}

function toAnswer(chatId: number, mark: Mark): ReadAnswer {
  const unread = { count: mark.unread, at: mark.head }
  return { chat_id: chatId, last_read_seq: mark.lastReadSeq, unread, user_rev: mark.userRev }
}
