import { unreadMentions } from '#client/replica/mentions.ts'
import type { ChatRecord, Replica, UnreadBase } from '#client/replica/replica.ts'
import { readUpTo, settleFlag, wishAfter } from '#client/replica/unread-flag.ts'
import type { Membership } from '#contracts/chats.ts'
import { LIMITS } from '#contracts/limits.ts'
import type { Message } from '#contracts/messages.ts'

/** True for what counts as unread: written by a person, not by oneself, and not deleted. */
export function isCountable(message: Message, myId: number): boolean {
  return message.deleted_at === null && isOfOthers(message, myId)
}

function isOfOthers(message: Message, myId: number): boolean {
  return message.system === null && message.user_id !== myId
}

/** The base of a chat nobody counts: one does not belong to it. */
export function baseOf(membership: Membership | null, head: number): UnreadBase {
  if (!membership) return { count: 0, mentions: [], at: head, mark: head, from: null, rev: 0 }
  const { unread, last_read_seq: mark, unread_from: from, rev } = membership
  return { ...unread, mark, from, rev }
}

/** Takes what the server counted, unless something newer is known: by the version of mark and flag, then by the head it was counted at. */
export function rebase(record: ChatRecord, base: UnreadBase): ChatRecord {
  const newer = base.rev > record.base.rev || (base.rev === record.base.rev && base.at >= record.base.at)
  if (!newer) return record
  const wish = wishAfter(record.wish, record.base.from, base.from)
  return moveMark(settleFlag({ ...record, base }, wish), base.mark)
}

/** Moves one's own read mark forward; back is never. */
export function moveMark(record: ChatRecord, seq: number): ChatRecord {
  const lastReadSeq = Math.max(record.lastReadSeq, seq)
  return { ...record, lastReadSeq, later: record.later.filter((each) => each > lastReadSeq || each > record.base.at) }
}

/**
 * Remembers applied messages of others, each once, so that a count made before them can be brought up to date.
 * Not by the cursor: what changed again while one was away arrives after it, though it was never seen.
 */
export function rememberLater(record: ChatRecord, messages: readonly Message[], myId: number): readonly number[] {
  const seqs = messages.filter((message) => isCountable(message, myId)).map(({ seq }) => seq)
  const fresh = seqs.filter((seq) => seq > record.lastReadSeq || seq > record.base.at)
  const gone = new Set(messages.filter(isDeleted).map(({ seq }) => seq))
  if (fresh.length === 0 && !record.later.some((seq) => gone.has(seq))) return record.later
  const all = [...new Set([...record.later, ...fresh])].filter((seq) => !gone.has(seq)).sort((a, b) => a - b)
  return all.slice(-LIMITS.unreadCountMax)
}

const isDeleted = (message: Message) => message.deleted_at !== null

/** Remembers which messages of others were deleted, so that a count that was made before can be brought down. */
export function rememberGone(record: ChatRecord, messages: readonly Message[], myId: number): ChatRecord['gone'] {
  const known = new Set(record.gone.map(({ seq }) => seq))
  const fresh = messages.filter((each) => isDeleted(each) && isOfOthers(each, myId) && !known.has(each.seq))
  if (fresh.length === 0) return record.gone
  const { base } = record
  return [...record.gone, ...fresh.map(({ seq, rev }) => ({ seq, rev }))]
    .filter(({ seq, rev }) => rev > base.at || seq > base.mark)
    .slice(-LIMITS.unreadCountMax)
}

/**
 * The number on the badge, and the places of what calls the person. The number: what the server counted, plus messages applied since, minus what was read since, plus what was
 * marked unread since, minus what was deleted since. The mark at or past the newest message means none; in between only loaded messages can be counted,
 * and the server's answer to the mark sets the number right.
 */
export function withUnread(replica: Replica, record: ChatRecord): ChatRecord {
  const unread = countUnread(replica, record)
  const mentions = unreadMentions(replica, record)
  return unread === record.unread && mentions === record.mentions ? record : { ...record, unread, mentions }
}

function countUnread(replica: Replica, record: ChatRecord): number {
  const { base, chat } = record
  if (!chat.membership) return 0
  const mark = readUpTo(record)
  const counted = readUpTo({ lastReadSeq: base.mark, unreadFrom: base.from })
  if (mark > counted && mark >= (chat.last_message?.seq ?? 0) && base.at <= chat.head) return 0

  let count = base.count
  if (count < LIMITS.unreadCountMax) {
    // What was deleted before the count was made is not in it, nor what was written after.
    count -= record.gone.filter(({ seq, rev }) => seq > counted && seq <= base.at && rev > base.at).length
  }
  if (mark !== counted && count < LIMITS.unreadCountMax) {
    const [from, upto] = [Math.min(mark, counted), Math.min(Math.max(mark, counted), base.at)]
    for (const message of replica.conversations.get(chat.id)?.messages ?? []) {
      if (message.seq <= from || message.seq > upto || !isCountable(message, replica.me.id)) continue
      count += mark > counted ? -1 : 1
    }
  }
  const since = record.later.filter((seq) => seq > base.at && seq > mark).length
  return Math.min(Math.max(count, 0) + since, LIMITS.unreadCountMax)
}
