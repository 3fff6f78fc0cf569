import { seeChat } from '#proof/checker/testing/model-answers.ts'
import type { ModelChat } from '#proof/checker/testing/model-chat.ts'
import type { ModelDevice } from '#proof/checker/testing/model-device.ts'
import { EPOCH, type ModelServer } from '#proof/checker/testing/model-server.ts'
import type { EntryOf, WrittenEntry } from '#proof/history/entry.ts'

type ChatState = EntryOf<'state'>['chats'][number]

/** All that a device holds. */
export function stateOf(server: ModelServer, device: ModelDevice, at: number): WrittenEntry {
  const chats = visibleChats(server, device.user).flatMap((chat) => {
    const seen = inShort(chat, device.user)
    const held = device.chats.get(chat.id)
    if (!held) return seen.role === null ? [seen] : []
    const { cursor, mark, loadedFrom } = held
    return [{ ...seen, cursor, lastReadSeq: mark, messages: device.shown(chat.id), loadedFrom }]
  })
  return { type: 'state', at, client: device.name, user: device.user, epoch: EPOCH, chats }
}

/** All that a new device of a person fetches. */
export function freshOf(server: ModelServer, user: number, at: number): WrittenEntry {
  const chats = visibleChats(server, user).map((chat) => {
    const members = chat.memberList()
    return { ...inShort(chat, user), members, messages: [...chat.messages.values()], loadedFrom: 0 }
  })
  return { type: 'fresh', at, client: `fresh ${user}`, user, epoch: EPOCH, chats }
}

function visibleChats(server: ModelServer, user: number): ModelChat[] {
  const mine = server.chatsOf(user)
  return [...mine, ...[...server.chats.values()].filter((chat) => chat.kind === 'public' && !mine.includes(chat))]
}

function inShort(chat: ModelChat, user: number): ChatState {
  const { head, lastMessage, memberCount, membership, othersReadSeq } = seeChat(chat, user)
  return {
    chat: chat.id,
    cursor: head,
    role: membership?.role ?? null,
    memberCount,
    lastMessage,
    lastReadSeq: membership?.lastReadSeq ?? null,
    unread: membership?.unread.count ?? null,
    unreadFrom: null,
    draft: null,
    mentions: [],
    othersReadSeq,
    members: null,
    messages: null,
    loadedFrom: null,
  }
}

/** The rows of the database. */
export function rowsOf(server: ModelServer, at: number): WrittenEntry[] {
  const rows: WrittenEntry[] = []
  for (const { id: chat, kind, head, messages, members } of server.chats.values()) {
    rows.push({ type: 'stored_chat', chat, kind, head })
    for (const { reactions, reply: _, ...message } of messages.values()) {
      rows.push({ type: 'stored_message', ...message })
      for (const each of reactions ?? []) rows.push({ type: 'stored_reaction', chat, message: message.id, ...each })
    }
    for (const [user, { role, rev, mark }] of members) {
      rows.push({ type: 'stored_member', chat, user, role, rev, lastReadSeq: mark })
    }
  }
  for (const [session, { user, ended }] of server.sessions) rows.push({ type: 'stored_session', session, user, ended })
  const count = (type: WrittenEntry['type']) => rows.filter((row) => row.type === type).length
  const summary: WrittenEntry = {
    type: 'rows',
    at,
    epoch: EPOCH,
    chats: count('stored_chat'),
    messages: count('stored_message'),
    members: count('stored_member'),
    sessions: count('stored_session'),
    reactions: count('stored_reaction'),
  }
  return [summary, ...rows]
}
