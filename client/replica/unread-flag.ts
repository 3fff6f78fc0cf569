import type { ChatEntry } from '#client/messenger.ts'
import type { ChatRecord, FlagWish } from '#client/replica/replica.ts'

/** The last message that counts as read: the read mark, or the one before the place that is marked unread. */
export function readUpTo({ lastReadSeq, unreadFrom }: Pick<ChatEntry, 'lastReadSeq' | 'unreadFrom'>): number {
  return unreadFrom === null ? lastReadSeq : Math.min(lastReadSeq, unreadFrom - 1)
}

/** True for a chat that calls: something in it is unread, or it was marked so. */
export function isUnread({ unread, unreadFrom }: Pick<ChatEntry, 'unread' | 'unreadFrom'>): boolean {
  return unread > 0 || unreadFrom !== null
}

/** The last message before what is unread, after which a chat's divider stands when it is opened; null when nothing is. */
export function unreadAfter(entry: Pick<ChatEntry, 'lastReadSeq' | 'unread' | 'unreadFrom'>): number | null {
  return isUnread(entry) ? readUpTo(entry) : null
}

/** Wants the chat unread from a place on. */
export function withFlag(record: ChatRecord, from: number): ChatRecord {
  if (record.unreadFrom === from) return record
  return { ...record, wish: { from, over: null }, unreadFrom: from }
}

/** Wants the flag gone. */
export function withoutFlag(record: ChatRecord): ChatRecord {
  if (record.unreadFrom === null) return record
  return { ...record, wish: { from: null, over: record.unreadFrom }, unreadFrom: null }
}

/** The flag that follows from what the server said and what the person wants. */
export function settleFlag(record: ChatRecord, wish: FlagWish | null): ChatRecord {
  return { ...record, wish, unreadFrom: wish ? wish.from : record.base.from }
}

/**
 * What is left of a wish when the server's flag was `before` and is `now`. It is over when it has come true, and a wish to
 * take one flag away says nothing about another one, which was set elsewhere.
 */
export function wishAfter(wish: FlagWish | null, before: number | null, now: number | null): FlagWish | null {
  if (!wish || now === before) return wish
  if (wish.from !== null) return now === wish.from ? null : wish
  if (now === null) return before === wish.over ? null : wish
  return now === wish.over ? wish : null
}
