import type { Conversation } from '#client/messenger.ts'
import type { StoredItem } from '#client/outbox/outbox-store.ts'
import { applyChat } from '#client/replica/apply-chat.ts'
import type { ChatRecord, Replica } from '#client/replica/replica.ts'
import { emptyConversation, emptyReplica } from '#client/replica/replica.ts'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import type { Me } from '#contracts/users.ts'

export const EPOCH = '00000000-0000-4000-8000-000000000001'
const TIME = '2026-01-01T00:00:00.000Z'

/** A valid row in one line: what a test does not care about is filled in. */
export function me(patch: Partial<Me> = {}): Me {
  return {
    id: 1,
    username: 'anna',
    display_name: 'Anna',
    role: 'member',
    locale: null,
    theme: 'system',
    send_key: 'enter',
    created_at: TIME,
    ...patch,
  }
}

/** By somebody else, unless said otherwise. */
export function message(seq: number, patch: Partial<Message> = {}): Message {
  return {
    id: 100 + seq,
    chat_id: 7,
    user_id: 2,
    username: 'boris',
    display_name: 'Boris',
    content: `message ${seq}`,
    timestamp: new Date(Date.parse(TIME) + seq * 1000).toISOString(),
    seq,
    rev: seq,
    client_id: null,
    system: null,
    version: 1,
    edited_at: null,
    deleted_at: null,
    reactions: [],
    reply: null,
    forwarded_from: null,
    mentions: [],
    mentions_all: false,
    pinned_at: null,
    poll: null,
    ...patch,
  }
}

/** A group of which one is a member. */
export function chat(patch: Partial<Chat> & { read?: number; unread?: number; mentions?: number[] } = {}): Chat {
  const { read = 0, unread = 0, mentions = [], ...rest } = patch
  const head = rest.head ?? 1
  return {
    id: 7,
    kind: 'group',
    name: 'Group',
    visibility: 'private',
    created_at: TIME,
    last_message_time: TIME,
    last_message: null,
    head,
    member_count: 2,
    peer: null,
    membership: {
      role: 'member',
      joined_at: TIME,
      last_read_seq: read,
      unread_from: null,
      unread: { count: unread, mentions, at: head },
      draft: null,
      votes: null,
      rev: 1,
    },
    others_read_seq: 0,
    ...rest,
  }
}

/** A synchronised replica with these chats; `messages` are loaded and reach the newest one. */
export function replicaOf(chats: readonly Chat[], messages: readonly Message[] = []): Replica {
  let replica: Replica = { ...emptyReplica(me()), epoch: EPOCH }
  for (const each of chats) replica = applyChat(replica, each, true)
  const conversations = [...new Set(messages.map((each) => each.chat_id))].map((chatId): [number, Conversation] => {
    const mine = messages.filter((each) => each.chat_id === chatId)
    return [chatId, { ...emptyConversation(chatId), status: 'ready', messages: mine }]
  })
  return { ...replica, conversations: new Map(conversations) }
}

export function recordOf(replica: Replica, chatId = 7): ChatRecord {
  const record = replica.chats.get(chatId)
  if (!record) throw new Error(`There is no chat ${chatId}`)
  return record
}

/** A message that waits in the queue of chat 7. */
export const queued = (clientId: string, patch: Partial<StoredItem> = {}): StoredItem => ({
  clientId,
  chatId: 7,
  content: `text ${clientId}`,
  queuedAt: 0,
  state: 'queued',
  problem: null,
  ...patch,
})
