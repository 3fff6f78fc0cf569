import { rememberCalls } from '#client/replica/mentions.ts'
import { applyPinned } from '#client/replica/pinned.ts'
import type { ChatRecord, Replica } from '#client/replica/replica.ts'
import { withChat, withConversation } from '#client/replica/replica.ts'
import { withOriginals } from '#client/replica/reply-news.ts'
import { updateStretch } from '#client/replica/stretch.ts'
import { rememberGone, rememberLater, withUnread } from '#client/replica/unread.ts'
import type { Chat, Member } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import type { Change, ChatChanges } from '#contracts/sync.ts'

/**
 * Applies steps of a chat that follow its cursor (`after` at or below it; what is below is skipped) and moves the cursor
 * to `upto`. The caller has checked the epoch and that there is no gap.
 */
export function applyChatChanges(replica: Replica, steps: ChatChanges): Replica {
  const record = replica.chats.get(steps.chat_id)
  if (!record || steps.upto <= record.rev) return replica
  const changes = steps.changes.filter((change) => change.rev > record.rev)
  const messages = changes.flatMap((change) => change.message ?? [])

  const conversation = replica.conversations.get(steps.chat_id)
  const updated = conversation?.status === 'ready' ? updateStretch(conversation, messages) : conversation
  let next = updated && updated !== conversation ? withConversation(replica, updated) : replica
  next = withMembers(next, steps.chat_id, changes)
  next = applyPinned(next, steps.chat_id, messages)
  return withChat(next, withUnread(next, advance(next, record, changes, messages, steps.upto)))
}

function advance(
  replica: Replica,
  record: ChatRecord,
  changes: readonly Change[],
  messages: readonly Message[],
  upto: number,
): ChatRecord {
  const authors = new Set(messages.map((message) => message.user_id))
  const others = changes.flatMap(({ members }) => members.filter(({ user }) => user.id !== replica.me.id))
  return {
    ...record,
    rev: upto,
    // Who joins brings a mark along that nobody tells of again.
    othersReadSeq: Math.max(record.othersReadSeq, ...others.map((member) => member.last_read_seq)),
    chat: advanceChat(record.chat, changes, upto),
    later: rememberLater(record, messages, replica.me.id),
    gone: rememberGone(record, messages, replica.me.id),
    calls: rememberCalls(record, messages, replica.me.id),
    typing: record.typing.some((person) => authors.has(person.userId))
      ? record.typing.filter((person) => !authors.has(person.userId))
      : record.typing,
  }
}

/** The entry may be ahead of the cursor: steps it already holds are not taken twice. */
function advanceChat(chat: Chat, changes: readonly Change[], upto: number): Chat {
  if (upto <= chat.head) return chat
  const next = { ...chat, head: upto }
  for (const { rev, message } of changes) {
    if (rev <= chat.head || !message) continue
    if (message.system?.type === 'member_joined') next.member_count++
    if (message.seq < (next.last_message?.seq ?? 0)) continue
    next.last_message = message
    next.last_message_time = message.timestamp
  }
  if (next.last_message) {
    const [last] = withOriginals(
      [next.last_message],
      changes.flatMap(({ message }) => message ?? []),
    )
    next.last_message = last ?? null
  }
  return next
}

/** Brings a loaded list of members up to date; where none is loaded, none is needed. */
function withMembers(replica: Replica, chatId: number, changes: readonly Change[]): Replica {
  const known = replica.members.get(chatId)
  const incoming = changes.flatMap((change) => change.members)
  if (!known || incoming.length === 0) return replica
  return { ...replica, members: new Map(replica.members).set(chatId, mergeMembers(known, incoming)) }
}

/** Each person once, in the version with the higher `rev`; read marks never fall. */
export function mergeMembers(known: readonly Member[], incoming: readonly Member[]): readonly Member[] {
  const byId = new Map(known.map((member) => [member.user.id, member]))
  for (const member of incoming) {
    const before = byId.get(member.user.id)
    const newer = !before || member.rev >= before.rev ? member : before
    const last_read_seq = Math.max(before?.last_read_seq ?? 0, member.last_read_seq)
    byId.set(member.user.id, { ...newer, last_read_seq })
  }
  return [...byId.values()]
}
