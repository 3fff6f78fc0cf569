import { applyChat, isOldList } from '#client/replica/apply-chat.ts'
import { mergeMembers } from '#client/replica/apply-chat-changes.ts'
import { applyReadAnswer } from '#client/replica/apply-user-change.ts'
import { seePinned } from '#client/replica/pinned.ts'
import { markReadHere, markUnreadHere, takeFlagAway } from '#client/replica/read-marks.ts'
import { applyTyping, applyTypingOver } from '#client/replica/typing.ts'
import { askSync, noteAside, noteHead } from '#client/sync/ask.ts'
import { changesFailed, hearChanges, hearChatChanges, holdOver } from '#client/sync/catch-up.ts'
import type { Command, Input } from '#client/sync/engine-protocol.ts'
import type { Engine } from '#client/sync/engine-state.ts'
import { hearPage, loadInstead, loadMore, pageFailed } from '#client/sync/history-loads.ts'
import { holdReading, isHeld, lookAtFlag, releaseReading } from '#client/sync/hold-reading.ts'
import {
  forgetDivider,
  hearVisit,
  leave,
  loadIfWaiting,
  open,
  putDivider,
  visitFailed,
} from '#client/sync/open-chat.ts'
import {
  forgetConnection,
  hearHeads,
  hearOthersRead,
  hearSyncAnswer,
  hearUserChanges,
  hearWelcome,
  userHoldOver,
} from '#client/sync/synchronise.ts'
import type { Chat, Member } from '#contracts/chats.ts'

/** Takes one input, moves the replica, and says what is to be done. No clock, no network, no randomness. */
export function handle(engine: Engine, input: Input): Command[] {
  const before = lookAtFlag(engine)
  take(engine, input)
  holdReading(engine, input, before)
  return engine.commands.splice(0)
}

function take(engine: Engine, input: Input): void {
  switch (input.type) {
    case 'welcome':
      engine.replica = { ...engine.replica, me: input.me }
      hearWelcome(engine)
      break
    case 'disconnected':
      forgetConnection(engine)
      break
    case 'woke':
      askSync(engine)
      break
    case 'chat_changes':
      hearChatChanges(engine, input.event)
      break
    case 'user_changes':
      hearUserChanges(engine, input.event)
      break
    case 'heads':
      hearHeads(engine, input.event)
      break
    case 'others_read':
      hearOthersRead(engine, input.chatId, input.userId, input.seq)
      break
    case 'sync_answered':
      hearSyncAnswer(engine, input.answer)
      break
    case 'sync_failed':
      engine.syncing = false
      break
    case 'changes_answered':
      hearChanges(engine, input.chatId, input.answer)
      break
    case 'changes_failed':
      changesFailed(engine, input.chatId, input.problem)
      break
    case 'hold_over':
      if (input.chatId === null) userHoldOver(engine)
      else holdOver(engine, input.chatId)
      break
    case 'stored':
      noteHead(engine, input.chatId, input.rev)
      break
    default:
      takeWish(engine, input)
      break
  }
}

/** What screens ask for, and the answers to it. */
function takeWish(engine: Engine, input: Input): void {
  switch (input.type) {
    case 'opened':
      open(engine, input.chatId, input.resumed)
      break
    case 'left':
      leave(engine, input.chatId)
      break
    case 'visit_answered':
      hearVisit(engine, input.chatId, input.chat)
      break
    case 'visit_failed':
      visitFailed(engine, input.chatId, input.problem)
      break
    case 'load':
      if (input.where === 'around') loadInstead(engine, input.chatId, input.seq)
      else if (input.where === 'newest') loadNewest(engine, input.chatId)
      else loadMore(engine, input.chatId, input.where)
      break
    case 'page_answered':
      hearPage(engine, input.token, input.page)
      break
    case 'page_failed':
      pageFailed(engine, input.token, input.problem)
      break
    case 'chat_seen':
      seeChat(engine, input.chat)
      break
    case 'members_seen':
      seeMembers(engine, input.chatId, input.members)
      break
    case 'pinned_seen':
      engine.replica = seePinned(engine.replica, input.pinned)
      noteHead(engine, input.pinned.chat_id, input.pinned.head)
      break
    case 'own_message':
      if (engine.open === input.chatId) engine.wroteIn = input.chatId
      forgetDivider(engine, input.chatId)
      releaseReading(engine, input.chatId)
      engine.replica = takeFlagAway(engine.replica, input.chatId)
      if (engine.replica.conversations.has(input.chatId)) loadNewest(engine, input.chatId)
      break
    case 'marked':
      if (isHeld(engine, input.chatId)) break
      engine.replica = markReadHere(engine.replica, input.chatId, input.seq)
      break
    case 'all_read':
      releaseReading(engine, input.chatId)
      engine.replica = markReadHere(engine.replica, input.chatId, Number.MAX_SAFE_INTEGER)
      break
    case 'marked_unread':
      engine.replica = markUnreadHere(engine.replica, input.chatId, input.fromSeq)
      if (engine.open === input.chatId) putDivider(engine, input.chatId)
      break
    case 'mark_answered':
      engine.replica = applyReadAnswer(engine.replica, input.answer, input.told)
      break
    case 'typing':
      engine.replica = applyTyping(engine.replica, input.chatId, input.userId, input.displayName)
      break
    case 'typing_over':
      engine.replica = applyTypingOver(engine.replica, input.chatId, input.userId)
      break
  }
}

function seeChat(engine: Engine, chat: Chat): void {
  noteAside(engine, chat)
  engine.replica = applyChat(engine.replica, chat, false)
  noteHead(engine, chat.id, chat.head)
  loadIfWaiting(engine, chat.id)
}

/** A whole list replaces the known one, except for those who came after it was read; newer versions stay. */
function seeMembers(engine: Engine, chatId: number, members: readonly Member[]): void {
  const listed = new Set(members.map((member) => member.user.id))
  const readAt = Math.max(0, ...members.map((member) => member.rev))
  const known = (engine.replica.members.get(chatId) ?? []).filter(
    (member) => listed.has(member.user.id) || member.rev > readAt,
  )
  const merged = mergeMembers(known, members)
  // Somebody joined while the list was on its way, and his step came first.
  if (isOldList(engine.replica, chatId, merged)) return
  engine.replica = { ...engine.replica, members: new Map(engine.replica.members).set(chatId, merged) }
}

function loadNewest(engine: Engine, chatId: number): void {
  const conversation = engine.replica.conversations.get(chatId)
  if (conversation?.status === 'ready' && !conversation.hasNewer) return
  loadInstead(engine, chatId, null)
}
