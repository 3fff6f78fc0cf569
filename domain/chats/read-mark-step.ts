import type { ReadAnswer } from '#contracts/chats.ts'
import type { Actor } from '#domain/actor.ts'
import { unavailable } from '#domain/answer-in-time.ts'
import { chatNotFound, checkMay } from '#domain/chats/chat-policy.ts'
import { findStanding, readEpoch } from '#domain/chats/chat-store.ts'
import { advanceUsers } from '#domain/chats/member-store.ts'
import { type Mark, type MarkPlace, readMark } from '#domain/chats/read-mark-store.ts'
import { checkActor } from '#domain/check-actor.ts'
import type { DomainEvent } from '#domain/events.ts'
import { db, type Queryable } from '#runtime/database.ts'
import { inTransaction } from '#runtime/transaction.ts'

/** A member's mark; one that is not there is refused. Rules CH1, CH11. */
export async function needMark(actor: Actor, chatId: number): Promise<Mark> {
  const mark = await readMark(db(), actor.userId, chatId)
  if (mark) return mark
  checkMay(await findStanding(db(), actor.userId, chatId), 'have_read_mark')
  // He has joined just now.
  throw unavailable()
}

/**
 * Changes a member's mark by `write`, as one step of his own counter. Answers the mark and the event that tells his devices;
 * the caller publishes it after the commit.
 * @throws `invalid_token` when the session is over
 */
export function stepMark(
  actor: Actor,
  chatId: number,
  write: (tx: Queryable, place: MarkPlace) => Promise<void>,
): Promise<{ answer: ReadAnswer; event: DomainEvent }> {
  return inTransaction(async (tx) => {
    await checkActor(tx, actor)
    const { userId } = actor
    const heads = await advanceUsers(tx, new Map([[userId, 1]]))
    const rev = heads.get(userId) ?? 0
    await write(tx, { userId, chatId, userRev: rev })
    const mark = await readMark(tx, userId, chatId)
    if (!mark) throw chatNotFound()
    const answer = toAnswer(chatId, mark)
    const { last_read_seq, unread_from, unread } = answer
    const change = { type: 'read' as const, rev, chat_id: chatId, last_read_seq, unread_from, unread }
    const epoch = await readEpoch(tx)
    return { answer, event: { type: 'user_changed', userId, epoch, after: rev - 1, upto: rev, changes: [change] } }
  })
}

export function toAnswer(chatId: number, mark: Mark): ReadAnswer {
  return {
    chat_id: chatId,
    last_read_seq: mark.lastReadSeq,
    unread_from: mark.unreadFrom,
    unread: { count: mark.unread, mentions: mark.mentions, at: mark.head },
    rev: mark.rev,
    user_rev: mark.userRev,
  }
}
