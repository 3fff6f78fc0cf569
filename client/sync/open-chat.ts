import type { Conversation } from '#client/messenger.ts'
import { applyChat } from '#client/replica/apply-chat.ts'
import {
  emptyConversation,
  withChat,
  withConversation,
  withoutChat,
  withoutConversation,
} from '#client/replica/replica.ts'
import { unreadAfter } from '#client/replica/unread-flag.ts'
import { askChanges, dropLoads, noteAside } from '#client/sync/ask.ts'
import type { Engine } from '#client/sync/engine-state.ts'
import { loadInstead } from '#client/sync/history-loads.ts'
import type { Chat } from '#contracts/chats.ts'
import type { Problem } from '#contracts/problems.ts'

/** Chats whose messages are kept, in memory and in the browser's database. */
export const KEPT_CONVERSATIONS = 30

/** One chat is looked at; the one before is left, whether or not its screen says so. */
export function open(engine: Engine, chatId: number, resumed = false): void {
  if (engine.open !== null && engine.open !== chatId) leave(engine, engine.open)
  engine.open = chatId
  engine.held = resumed ? chatId : null
  engine.wroteIn = null
  engine.recent = [chatId, ...engine.recent.filter((id) => id !== chatId)]
  for (const id of engine.recent.slice(KEPT_CONVERSATIONS)) forgetMessages(engine, id)
  engine.recent = engine.recent.slice(0, KEPT_CONVERSATIONS)
  openConversation(engine, chatId)
}

/** Shows a chat from what is kept when that holds the first unread message, and loads it around there otherwise. */
export function openConversation(engine: Engine, chatId: number): void {
  const record = engine.replica.chats.get(chatId)
  const kept = engine.replica.conversations.get(chatId)
  if (!record || record.chat.membership === null) visit(engine, chatId)
  if (!record) return
  // Who has written before anything was there has gone to the end with it.
  const mark = engine.wroteIn === chatId ? null : unreadAfter(record)
  const dividerAfterSeq = kept?.dividerAfterSeq ?? mark
  if (kept?.status === 'ready' && (!engine.live || holdsFirstUnread(kept, mark))) {
    engine.replica = withConversation(engine.replica, { ...kept, dividerAfterSeq })
    return
  }
  engine.replica = withConversation(engine.replica, { ...emptyConversation(chatId), dividerAfterSeq })
  loadInstead(engine, chatId, mark)
}

/** A chat on screen of which nothing is on its way begins to load: it may become known by other ways than the answer to its visit. */
export function loadIfWaiting(engine: Engine, chatId: number): void {
  const record = engine.replica.chats.get(chatId)
  const waits = engine.open === chatId && engine.replica.conversations.get(chatId)?.status === 'loading'
  if (!record || !waits || [...engine.loads.values()].some((load) => load.chatId === chatId)) return
  loadInstead(engine, chatId, engine.wroteIn === chatId ? null : unreadAfter(record))
}

function holdsFirstUnread(conversation: Conversation, mark: number | null): boolean {
  if (mark === null) return true
  const { messages, hasOlder, hasNewer } = conversation
  return (!hasOlder || (messages[0]?.seq ?? 0) <= mark + 1) && (!hasNewer || (messages.at(-1)?.seq ?? 0) > mark)
}

/** A chat one does not belong to is heard of only while it is open. */
function visit(engine: Engine, chatId: number): void {
  const kept = engine.replica.conversations.get(chatId)
  if (kept?.status !== 'ready') engine.replica = withConversation(engine.replica, emptyConversation(chatId))
  if (engine.synced) engine.commands.push({ type: 'visit', chatId })
}

export function hearVisit(engine: Engine, chatId: number, chat: Chat): void {
  noteAside(engine, chat)
  engine.replica = applyChat(engine.replica, chat, false)
  const record = engine.replica.chats.get(chatId)
  if (engine.open !== chatId || !record) return
  if (record.chat.head > record.rev) askChanges(engine, chatId)
  loadIfWaiting(engine, chatId)
}

export function visitFailed(engine: Engine, chatId: number, problem: Problem): void {
  const gone = problem.code === 'not_found' || problem.code === 'forbidden'
  const kept = engine.replica.conversations.get(chatId)
  if (!kept || (!gone && kept.status === 'ready')) return
  dropLoads(engine, chatId)
  engine.replica = withConversation(engine.replica, {
    ...(gone ? emptyConversation(chatId) : kept),
    status: gone ? 'missing' : 'failed',
  })
}

export function leave(engine: Engine, chatId: number): void {
  if (engine.open === chatId) {
    engine.open = null
    engine.held = null
    engine.wroteIn = null
  }
  const record = engine.replica.chats.get(chatId)
  if (record?.chat.membership) {
    forgetDivider(engine, chatId)
    return
  }
  dropLoads(engine, chatId)
  engine.gaps.delete(chatId)
  engine.recent = engine.recent.filter((id) => id !== chatId)
  engine.replica = withoutChat(engine.replica, chatId)
  if (record && engine.live) engine.commands.push({ type: 'end_visit', chatId })
}

export function forgetDivider(engine: Engine, chatId: number): void {
  const conversation = engine.replica.conversations.get(chatId)
  if (!conversation || conversation.dividerAfterSeq === null) return
  engine.replica = withConversation(engine.replica, { ...conversation, dividerAfterSeq: null })
}

/** The chat on screen was marked unread: the divider stands there from now on. */
export function putDivider(engine: Engine, chatId: number): void {
  const record = engine.replica.chats.get(chatId)
  const conversation = engine.replica.conversations.get(chatId)
  if (!record || !conversation) return
  engine.replica = withConversation(engine.replica, { ...conversation, dividerAfterSeq: unreadAfter(record) })
}

/** Without messages the entry's version is the cursor. */
function forgetMessages(engine: Engine, chatId: number): void {
  const record = engine.replica.chats.get(chatId)
  dropLoads(engine, chatId)
  engine.replica = withoutConversation(engine.replica, chatId)
  if (record) engine.replica = withChat(engine.replica, { ...record, rev: Math.max(record.rev, record.chat.head) })
}
