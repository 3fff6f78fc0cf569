import type { ChatEntry, OutboxItem } from '#client/messenger.ts'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import type { User } from '#contracts/users.ts'

/** Valid chats in one line, for tests and for the page that shows the shell in all its states. */

const LONG_AGO = '2026-01-01T09:00:00.000Z'

export function person(id: number, displayName: string, username = `user${id}`): User {
  return { id, username, display_name: displayName }
}

export function sampleMessage(fields: Partial<Message> = {}): Message {
  return {
    id: 1,
    chat_id: 1,
    user_id: 2,
    username: 'user2',
    display_name: 'Anna Bell',
    content: 'Hello',
    timestamp: LONG_AGO,
    seq: 1,
    rev: 1,
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
    ...fields,
  }
}

export function chatEntry(chat: Partial<Chat> = {}, entry: Partial<Omit<ChatEntry, 'chat'>> = {}): ChatEntry {
  const kind = chat.kind ?? 'direct'
  return {
    chat: {
      id: 1,
      kind,
      name: `Chat ${chat.id ?? 1}`,
      visibility: kind === 'public' ? 'public' : 'private',
      created_at: LONG_AGO,
      last_message_time: chat.last_message?.timestamp ?? LONG_AGO,
      last_message: null,
      head: chat.last_message?.rev ?? 0,
      member_count: 2,
      peer: kind === 'direct' ? person(2, 'Anna Bell') : null,
      membership: {
        role: 'member',
        joined_at: LONG_AGO,
        last_read_seq: 0,
        unread_from: null,
        unread: { count: 0, mentions: [], at: 0 },
        draft: null,
        votes: null,
        rev: 1,
      },
      others_read_seq: 0,
      ...chat,
    },
    rev: 0,
    unread: 0,
    mentions: [],
    lastReadSeq: 0,
    unreadFrom: null,
    othersReadSeq: 0,
    typing: [],
    ...entry,
  }
}

export function outboxItem(fields: Partial<OutboxItem> = {}): OutboxItem {
  return {
    clientId: '00000000-0000-4000-8000-000000000001',
    chatId: 1,
    content: 'On its way',
    queuedAt: Date.parse(LONG_AGO),
    state: 'queued',
    problem: null,
    ...fields,
  }
}
