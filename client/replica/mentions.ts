import type { ChatRecord, Replica } from '#client/replica/replica.ts'
import { readUpTo } from '#client/replica/unread-flag.ts'
import { LIMITS } from '#contracts/limits.ts'
import type { Mention } from '#contracts/mentions.ts'
import type { Message } from '#contracts/messages.ts'

const NONE: readonly number[] = []

/** What a step told of a message of another: whether it calls the person now, at this head of the chat. */
export interface CallNews {
  seq: number
  rev: number
  calls: boolean
}

/**
 * Remembers applied messages of others that call the person, and those that may have called him before they were changed, each as
 * it was told last, so that a list made before can be brought up to date.
 */
export function rememberCalls(record: ChatRecord, messages: readonly Message[], myId: number): readonly CallNews[] {
  const fresh = messages
    .filter((message) => message.user_id !== myId && (message.version > 1 || callsNow(message, myId)))
    .map((message): CallNews => ({ seq: message.seq, rev: message.rev, calls: callsNow(message, myId) }))
  if (fresh.length === 0) return record.calls
  const bySeq = new Map([...record.calls, ...fresh].map((each) => [each.seq, each]))
  const { base } = record
  return [...bySeq.values()]
    .filter(({ seq, rev }) => rev > base.at || seq > base.mark)
    .sort((a, b) => a.rev - b.rev)
    .slice(-LIMITS.unreadCountMax)
}

function callsNow(message: Message, myId: number): boolean {
  return message.deleted_at === null && mentionsPerson(message, myId)
}

/**
 * The places of unread messages that call the person: those the server listed, with what was told of since, without what was read
 * since; what was marked unread again is known as far as it is loaded, until the server's answer comes. Rule MN4.
 */
export function unreadMentions(replica: Replica, record: ChatRecord): readonly number[] {
  const { base, chat, calls } = record
  if (!chat.membership) return NONE
  const mark = readUpTo(record)
  const counted = readUpTo({ lastReadSeq: base.mark, unreadFrom: base.from })
  const found = new Set(base.mentions)
  if (mark < counted) {
    for (const message of replica.conversations.get(chat.id)?.messages ?? []) {
      if (message.seq > mark && message.seq <= counted && callsNow(message, replica.me.id)) found.add(message.seq)
    }
  }
  for (const { seq, rev, calls: now } of calls) {
    if (rev <= base.at) continue
    if (now) found.add(seq)
    else found.delete(seq)
  }
  const list = [...found].filter((seq) => seq > mark).sort((a, b) => a - b)
  return sameList(record.mentions, list.slice(0, LIMITS.unreadMentionsMax))
}

function sameList(before: readonly number[], now: readonly number[]): readonly number[] {
  if (now.length === 0) return NONE
  return before.length === now.length && before.every((seq, place) => seq === now[place]) ? before : now
}

/** True when a message calls this person, by name or with everybody; its own author it never does. Rules MN2, MN3. */
export function mentionsPerson(
  message: { user_id: number; mentions: readonly Mention[]; mentions_all: boolean },
  userId: number,
): boolean {
  if (message.user_id === userId) return false
  return message.mentions_all || message.mentions.some((each) => each.user_id === userId)
}
