import type { ChatRecord, Replica } from '#client/replica/replica.ts'
import { withChat } from '#client/replica/replica.ts'
import { moveMark, withUnread } from '#client/replica/unread.ts'

/** Moves the person's own mark here, before the server knows. Behind the mark, or as a guest, nothing happens. */
export function markReadHere(replica: Replica, chatId: number, seq: number): Replica {
  const record = replica.chats.get(chatId)
  if (!record?.chat.membership) return replica
  const upto = Math.min(seq, Math.max(record.rev, record.chat.head))
  if (upto <= record.lastReadSeq) return replica
  return withChat(replica, withUnread(replica, moveMark(record, upto)))
}

/** Chats whose mark is ahead of what the server has confirmed. */
export function unconfirmedMarks(replica: Replica): ChatRecord[] {
  return [...replica.chats.values()].filter((record) => record.chat.membership && record.lastReadSeq > record.base.mark)
}

/** The furthest mark of anybody else only grows. */
export function moveOthersMark(record: ChatRecord, seq: number): ChatRecord {
  return seq > record.othersReadSeq ? { ...record, othersReadSeq: seq } : record
}

/** Somebody else has read up to `seq`. */
export function applyOthersRead(replica: Replica, chatId: number, userId: number, seq: number): Replica {
  let next = replica
  const record = replica.chats.get(chatId)
  if (record && userId !== replica.me.id) next = withChat(next, moveOthersMark(record, seq))
  const members = replica.members.get(chatId)
  if (!members?.some((member) => member.user.id === userId && member.last_read_seq < seq)) return next
  const moved = members.map((member) =>
    member.user.id === userId && member.last_read_seq < seq ? { ...member, last_read_seq: seq } : member,
  )
  return { ...next, members: new Map(next.members).set(chatId, moved) }
}
