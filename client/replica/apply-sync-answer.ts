import { forgetOldMembers, freshRecord } from '#client/replica/apply-chat.ts'
import { applyChatChanges } from '#client/replica/apply-chat-changes.ts'
import { removeChat } from '#client/replica/apply-user-change.ts'
import { moveOthersMark } from '#client/replica/read-marks.ts'
import type { Replica } from '#client/replica/replica.ts'
import { emptyReplica } from '#client/replica/replica.ts'
import type { SyncAnswer } from '#contracts/sync.ts'

/**
 * Brings the whole replica up to date. Another epoch voids everything known before; a whole list (`reset`) of the same
 * epoch replaces the list only, and chats with messages catch up by their own cursor.
 */
export function applySyncAnswer(replica: Replica, answer: SyncAnswer): Replica {
  const sameEpoch = replica.epoch === answer.epoch
  let next: Replica = sameEpoch || replica.epoch === null ? replica : emptyReplica(answer.me)
  next = { ...next, me: answer.me, epoch: answer.epoch, userRev: answer.user_rev }

  next = withFreshChats(next, answer)
  for (const chatId of gone(next, answer)) next = removeChat(next, chatId)
  for (const steps of answer.changes) {
    const record = next.chats.get(steps.chat_id)
    if (record && steps.after <= record.rev) next = applyChatChanges(next, steps)
  }
  return next
}

/** All at once: a list has thousands of chats, and each single step would copy it. */
function withFreshChats(replica: Replica, answer: SyncAnswer): Replica {
  const chats = new Map(replica.chats)
  for (const chat of answer.chats) chats.set(chat.id, freshRecord(replica, chat, true))
  for (const [chatId, seq] of answer.reads) {
    const record = chats.get(chatId)
    if (record) chats.set(chatId, moveOthersMark(record, seq))
  }
  return forgetOldMembers({ ...replica, chats })
}

function gone(replica: Replica, answer: SyncAnswer): number[] {
  const removed = answer.removed.filter((chatId) => replica.chats.has(chatId))
  if (!answer.reset) return removed
  const listed = new Set(answer.chats.map((chat) => chat.id))
  const unlisted = [...replica.chats.values()].filter((record) => record.chat.membership && !listed.has(record.chat.id))
  return [...new Set([...removed, ...unlisted.map((record) => record.chat.id)])]
}
