import type { ChatRecord, Replica } from '#client/replica/replica.ts'
import { withChat } from '#client/replica/replica.ts'
import { baseOf, rebase, withUnread } from '#client/replica/unread.ts'
import { settleFlag } from '#client/replica/unread-flag.ts'
import type { Chat, Member } from '#contracts/chats.ts'

/**
 * Takes a chat as the server sent it fresh. The entry follows at once; the cursor only where no messages are kept,
 * because theirs are missing: the caller fetches the changes in between.
 * `inOrder` says that the chat came with the person's own numbered changes, so what it says of him is the newest.
 */
export function applyChat(replica: Replica, chat: Chat, inOrder: boolean): Replica {
  return forgetOldMembers(withChat(replica, freshRecord(replica, chat, inOrder)))
}

/** A chat that comes whole may have people in it whose steps nobody brings: a list with fewer is old, and is asked for again. */
export function forgetOldMembers(replica: Replica): Replica {
  const old = [...replica.members].filter(([chatId, list]) => isOldList(replica, chatId, list))
  if (old.length === 0) return replica
  const members = new Map(replica.members)
  for (const [chatId] of old) members.delete(chatId)
  return { ...replica, members }
}

/** True for a list of members that was read before the last of those one knows of had joined. */
export function isOldList(replica: Replica, chatId: number, list: readonly Member[]): boolean {
  return list.length < (replica.chats.get(chatId)?.chat.member_count ?? 0)
}

/** The record that `applyChat` keeps, for those who apply many at once. */
export function freshRecord(replica: Replica, chat: Chat, inOrder: boolean): ChatRecord {
  const known = replica.chats.get(chat.id)
  return withUnread(replica, known ? refresh(replica, known, chat, inOrder) : firstRecord(chat))
}

function firstRecord(chat: Chat): ChatRecord {
  const base = baseOf(chat.membership, chat.head)
  return {
    chat,
    rev: chat.head,
    unread: 0,
    mentions: [],
    lastReadSeq: base.mark,
    unreadFrom: base.from,
    othersReadSeq: chat.others_read_seq,
    typing: [],
    base,
    wish: null,
    later: [],
    gone: [],
    calls: [],
  }
}

function refresh(replica: Replica, known: ChatRecord, chat: Chat, inOrder: boolean): ChatRecord {
  const membership = inOrder || !known.chat.membership ? chat.membership : known.chat.membership
  const joined = !known.chat.membership && membership !== null
  const record: ChatRecord = {
    ...known,
    chat: { ...(chat.head >= known.chat.head ? chat : known.chat), membership },
    rev: replica.conversations.has(chat.id) ? known.rev : Math.max(known.rev, chat.head),
    othersReadSeq: Math.max(known.othersReadSeq, chat.others_read_seq),
  }
  const base = baseOf(chat.membership, chat.head)
  if (joined)
    return {
      ...settleFlag({ ...record, base }, null),
      lastReadSeq: base.mark,
      later: known.later.filter((seq) => seq > base.mark),
    }
  return chat.membership ? rebase(record, base) : record
}
