import type { ChatEntry, Conversation } from '#client/messenger.ts'
import type { CallNews } from '#client/replica/mentions.ts'
import type { Member } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import type { Me } from '#contracts/users.ts'

/**
 * What the server said last of a chat's unread messages: `count` of them after `mark`, or from the unread flag `from`, when
 * the chat's head was `at`, and `mentions`, the places of those that call the person. `rev` is the version of mark and flag.
 */
export interface UnreadBase {
  count: number
  mentions: readonly number[]
  at: number
  mark: number
  from: number | null
  rev: number
}

/** What the person wants of the unread flag and the server has not confirmed: it at `from`, or the one at `over` gone. */
export interface FlagWish {
  from: number | null
  over: number | null
}

/**
 * A chat as the browser keeps it. `chat.head` is the version of the entry, `rev` that of entry and messages together:
 * the entry alone may be ahead, because the server sends it fresh where sending every step would be a waste.
 */
export interface ChatRecord extends ChatEntry {
  base: UnreadBase
  wish: FlagWish | null
  /** `seq` of the applied messages of others after the read mark or after `base.at`, ascending; at most as many as unread is counted to. */
  later: readonly number[]
  /** Messages of others that were deleted and may be among those that `base` counts, each with the chat's head at its deletion; at most as many as unread is counted to. */
  gone: readonly { seq: number; rev: number }[]
  /** Messages of others that call the person, or were changed and may have called him; at most as many as unread is counted to. */
  calls: readonly CallNews[]
}

/** The browser's copy of the server's state. Immutable: a changed part is a new object. */
export interface Replica {
  me: Me
  /** Null until the first answer of the server. */
  epoch: string | null
  /** The cursor in the person's own counter. */
  userRev: number
  chats: ReadonlyMap<number, ChatRecord>
  conversations: ReadonlyMap<number, Conversation>
  members: ReadonlyMap<number, readonly Member[]>
  /** Where the messages of a chat are kept: what is pinned in it, by `seq`. */
  pinned: ReadonlyMap<number, readonly Message[]>
}

export function emptyReplica(me: Me): Replica {
  return {
    me,
    epoch: null,
    userRev: 0,
    chats: new Map(),
    conversations: new Map(),
    members: new Map(),
    pinned: new Map(),
  }
}

export function withChat(replica: Replica, record: ChatRecord): Replica {
  return { ...replica, chats: new Map(replica.chats).set(record.chat.id, record) }
}

export function withConversation(replica: Replica, conversation: Conversation): Replica {
  return { ...replica, conversations: new Map(replica.conversations).set(conversation.chatId, conversation) }
}

export function withoutConversation(replica: Replica, chatId: number): Replica {
  if (!replica.conversations.has(chatId)) return replica
  const conversations = new Map(replica.conversations)
  conversations.delete(chatId)
  return withoutPinned({ ...replica, conversations }, chatId)
}

/** What is pinned is read again: steps were left out, or nobody keeps up with them. */
export function withoutPinned(replica: Replica, chatId: number): Replica {
  if (!replica.pinned.has(chatId)) return replica
  const pinned = new Map(replica.pinned)
  pinned.delete(chatId)
  return { ...replica, pinned }
}

/** Forgets everything of a chat. */
export function withoutChat(replica: Replica, chatId: number): Replica {
  const chats = new Map(replica.chats)
  const members = new Map(replica.members)
  chats.delete(chatId)
  members.delete(chatId)
  return withoutConversation({ ...replica, chats, members }, chatId)
}

/** A conversation that waits for its first page. */
export function emptyConversation(chatId: number): Conversation {
  return {
    chatId,
    status: 'loading',
    messages: [],
    hasOlder: false,
    hasNewer: false,
    loadingOlder: false,
    loadingNewer: false,
    dividerAfterSeq: null,
  }
}
