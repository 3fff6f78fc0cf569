import type { ChatRecord, Replica } from '#client/replica/replica.ts'
import { withChat } from '#client/replica/replica.ts'
import { moveMark, withUnread } from '#client/replica/unread.ts'
import { withFlag, withoutFlag } from '#client/replica/unread-flag.ts'
import type { ReadRequest } from '#contracts/chats.ts'

/**
 * Moves the person's own mark here, before the server knows; an unread flag that it reaches goes. Behind the mark, or as a
 * guest, nothing happens.
 */
export function markReadHere(replica: Replica, chatId: number, seq: number): Replica {
  const record = replica.chats.get(chatId)
  if (!record?.chat.membership) return replica
  const upto = Math.min(seq, headOf(record))
  const next = record.unreadFrom !== null && upto >= record.unreadFrom ? withoutFlag(record) : record
  if (next === record && upto <= record.lastReadSeq) return replica
  return withChat(replica, withUnread(replica, moveMark(next, upto)))
}

/** Marks a chat unread here from a place on, before the server knows; only what one belongs to has such a flag. */
export function markUnreadHere(replica: Replica, chatId: number, from: number): Replica {
  const record = replica.chats.get(chatId)
  if (!record?.chat.membership) return replica
  const flagged = withFlag(record, Math.max(1, Math.min(from, headOf(record))))
  return flagged === record ? replica : withChat(replica, withUnread(replica, flagged))
}

/** Takes the unread flag of a chat away; the read mark stays. */
export function takeFlagAway(replica: Replica, chatId: number): Replica {
  const record = replica.chats.get(chatId)
  const next = record && withoutFlag(record)
  return next && next !== record ? withChat(replica, withUnread(replica, next)) : replica
}

function headOf(record: ChatRecord): number {
  return Math.max(record.rev, record.chat.head)
}

/** Chats whose mark or flag is not what the server has confirmed. */
export function unconfirmedMarks(replica: Replica): ChatRecord[] {
  return [...replica.chats.values()].filter(
    (record) => record.chat.membership && (record.lastReadSeq > record.base.mark || record.wish),
  )
}

/** What the server has to be told of a chat: first how far one has read and which flag goes, then from where it is unread. */
export function tidingsOf({ chat, base, lastReadSeq, wish }: ChatRecord): {
  read: ReadRequest | null
  unread: { chat_id: number; from_seq: number } | null
} {
  const goes = wish?.from === null ? wish.over : null
  return {
    read: goes !== null || lastReadSeq > base.mark ? { chat_id: chat.id, seq: lastReadSeq, unread_from: goes } : null,
    unread: wish && wish.from !== null ? { chat_id: chat.id, from_seq: wish.from } : null,
  }
}

/** The furthest mark of anybody else only grows. */
export function moveOthersMark(record: ChatRecord, seq: number): ChatRecord {
  return seq > record.othersReadSeq ? { ...record, othersReadSeq: seq } : record
}

/** Somebody else has read up to `seq`. */
export function applyOthersRead(replica: Replica, chatId: number, userId: number, seq: number): Replica {
  const record = replica.chats.get(chatId)
  const next = record && userId !== replica.me.id ? withChat(replica, moveOthersMark(record, seq)) : replica
  return moveMemberMark(next, chatId, userId, seq)
}

/** The mark of one person in a loaded list of members. */
export function moveMemberMark(replica: Replica, chatId: number, userId: number, seq: number): Replica {
  const members = replica.members.get(chatId)
  if (!members?.some((member) => member.user.id === userId && member.last_read_seq < seq)) return replica
  const moved = members.map((member) =>
    member.user.id === userId && member.last_read_seq < seq ? { ...member, last_read_seq: seq } : member,
  )
  return { ...replica, members: new Map(replica.members).set(chatId, moved) }
}
