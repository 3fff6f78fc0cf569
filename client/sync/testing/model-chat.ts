import { mentionsPerson } from '#client/replica/mentions.ts'
import type { Chat, Member, Unread } from '#contracts/chats.ts'
import type { Draft } from '#contracts/drafts.ts'
import type { Message } from '#contracts/messages.ts'
import type { OwnVotes } from '#contracts/polls.ts'
import type { Change } from '#contracts/sync.ts'
import type { User } from '#contracts/users.ts'

export interface ModelMember {
  role: 'owner' | 'member'
  rev: number
  /** The person's own counter at the last change that concerns him alone. */
  userRev: number
  lastReadSeq: number
  unreadFrom: number | null
  draft: Draft | null
}

/** A chat of the model server: every version of every message is kept, so that any past state can be asked for. */
export interface ModelChat {
  id: number
  kind: 'direct' | 'group' | 'public'
  head: number
  /** By `seq`, ascending; each with its versions in order of `rev`. */
  messages: Map<number, Message[]>
  members: Map<number, ModelMember>
  /** What people have chosen in anonymous polls, members or not. */
  votes: Map<number, OwnVotes>
  /** Everybody who ever joined: leaving is not a numbered step yet, so the count of members does not fall. */
  joined: number
  /** The revs of those who joined after its beginning. */
  joins: number[]
}

const times: string[] = []

export function timeOf(seq: number): string {
  times[seq] ??= new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString()
  return times[seq]
}

export function person(id: number): User {
  return { id, username: `user${id}`, display_name: `User ${id}` }
}

export function newestVersion(versions: readonly Message[]): Message {
  const last = versions.at(-1)
  if (!last) throw new Error('A message has at least one version')
  return last
}

/** The messages of a chat as they are now, in order. */
export function allMessages(chat: ModelChat): Message[] {
  return [...chat.messages.values()].map(newestVersion)
}

/** The last message that counts as read for a member. */
export function readUpToOf({ lastReadSeq, unreadFrom }: ModelMember): number {
  return unreadFrom === null ? lastReadSeq : Math.min(lastReadSeq, unreadFrom - 1)
}

export function countUnread(chat: ModelChat, userId: number, mark: number, upto: number): number {
  let count = 0
  for (const [seq, versions] of chat.messages) {
    const message = newestVersion(versions)
    if (seq <= mark || seq > upto || message.user_id === userId) continue
    if (message.system === null && message.deleted_at === null) count++
  }
  return count
}

/** The places of what calls a person and stands in `(mark, upto]`. */
export function listMentions(chat: ModelChat, userId: number, mark: number, upto: number): number[] {
  return allMessages(chat)
    .filter((message) => message.seq > mark && message.seq <= upto && mentionsPerson(message, userId))
    .map(({ seq }) => seq)
    .sort((a, b) => a - b)
}

/** What waits for a person after a place, at the head. */
export function unreadOf(chat: ModelChat, userId: number, mark: number): Unread {
  const { head: at } = chat
  return { count: countUnread(chat, userId, mark, at), mentions: listMentions(chat, userId, mark, at), at }
}

export function othersMark(chat: ModelChat, userId: number): number {
  return Math.max(0, ...[...chat.members].filter(([id]) => id !== userId).map(([, each]) => each.lastReadSeq))
}

export function viewOf(chat: ModelChat, userId: number): Chat {
  const mine = chat.members.get(userId)
  const last = allMessages(chat).at(-1) ?? null
  return {
    id: chat.id,
    kind: chat.kind,
    name: `Chat ${chat.id}`,
    visibility: chat.kind === 'public' ? ('public' as const) : ('private' as const),
    created_at: timeOf(0),
    last_message_time: last?.timestamp ?? timeOf(0),
    last_message: last,
    head: chat.head,
    member_count: chat.joined,
    peer: chat.kind === 'direct' ? person([...chat.members.keys()].find((id) => id !== userId) ?? 0) : null,
    membership: mine
      ? {
          role: mine.role,
          joined_at: timeOf(0),
          last_read_seq: mine.lastReadSeq,
          unread_from: mine.unreadFrom,
          unread: unreadOf(chat, userId, readUpToOf(mine)),
          draft: mine.draft,
          votes: chat.votes.get(userId) ?? null,
          rev: mine.userRev,
        }
      : null,
    others_read_seq: othersMark(chat, userId),
  }
}

/** State, not a log: what was changed twice is there once, at its last `rev`. */
export function stepsOf(chat: ModelChat, after: number, upto: number): Change[] {
  const within = (rev: number) => rev > after && rev <= upto
  const steps = new Map<number, Change>()
  const stepOf = (rev: number) => {
    const step = steps.get(rev) ?? { rev, message: null, members: [] }
    steps.set(rev, step)
    return step
  }
  for (const versions of chat.messages.values()) {
    const message = newestVersion(versions)
    if (within(message.rev)) stepOf(message.rev).message = message
  }
  for (const [userId, each] of chat.members) {
    if (within(each.rev)) stepOf(each.rev).members.push(memberOf(userId, each))
  }
  return [...steps.values()].sort((a, b) => a.rev - b.rev)
}

export function memberOf(userId: number, member: ModelMember): Member {
  return {
    user: person(userId),
    role: member.role,
    joined_at: timeOf(0),
    last_read_seq: member.lastReadSeq,
    rev: member.rev,
  }
}
