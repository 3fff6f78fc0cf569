import type { Conversation, OutboxItem } from '#client/messenger.ts'
import { dayNumber, MINUTE } from '#components/format/calendar.ts'
import { type Ballot, newBallot, shownBallot } from '#components/messages/ballot.ts'
import { countEmojiOnly, type EmojiCount } from '#components/messages/emoji-only.ts'
import { shownReactions } from '#components/messages/shown-reactions.ts'
import { indexOfSeq } from '#components/messages/slice.ts'
import { type Wishes, wishKey } from '#components/messages/wishes.ts'
import type { Chat } from '#contracts/chats.ts'
import type { Mention } from '#contracts/mentions.ts'
import type { Message, SystemNote } from '#contracts/messages.ts'
import type { OwnVotes } from '#contracts/polls.ts'
import type { Reaction } from '#contracts/reactions.ts'
import type { ForwardedFrom, Reply } from '#contracts/replies.ts'

/** How far a message has come: others' have simply arrived. */
export type Delivery = 'incoming' | 'queued' | 'failed' | 'sent' | 'read'

export interface DayRow {
  kind: 'day'
  key: string
  /** Some moment of the day, ms since the epoch. */
  at: number
}

export interface DividerRow {
  kind: 'divider'
  key: 'divider'
}

export interface NoteRow {
  kind: 'note'
  key: string
  seq: number
  at: number
  note: SystemNote
  author: string
  own: boolean
}

/** All fields are plain values, so that a bubble is drawn again only when one of them differs. */
export interface BubbleRow {
  kind: 'bubble'
  /** The same from the moment of sending on, through every state. */
  key: string
  /** Null while the message is on its way. */
  seq: number | null
  clientId: string | null
  delivery: Delivery
  authorId: number
  author: string
  content: string
  /** ms since the epoch. */
  at: number
  /** Its place in a group of one author's messages within five minutes of each other. */
  first: boolean
  last: boolean
  edited: boolean
  /** Nothing is left of it but its place. */
  deleted: boolean
  reactions: readonly Reaction[]
  /** Null for what is no poll. */
  ballot: Ballot | null
  reply: Reply | null
  forwardedFrom: ForwardedFrom | null
  mentions: readonly Mention[]
  mentionsAll: boolean
  pinned: boolean
  /** One to three emoji and nothing else: large, without a bubble. */
  emoji: EmojiCount
}

export type Row = DayRow | DividerRow | NoteRow | BubbleRow

export interface RowSource {
  conversation: Conversation
  /** The part of the stretch that is on screen: indexes, the end not included. */
  start: number
  end: number
  outbox: readonly OutboxItem[]
  me: { id: number; name: string }
  othersReadSeq: number
  /** The divider stands before the first message of another after this one. */
  dividerAfterSeq: number | null
  /** What one has chosen in anonymous polls. */
  votes: OwnVotes | null
  /** Where days begin. */
  timeZone: string
  /** What the person has just done and the server does not know yet. */
  wishes: Wishes
}

/** The same list for all, so that none of them is drawn again for it. */
const NONE: readonly Reaction[] = []
const NOBODY: readonly Mention[] = []

const GROUP_WITHIN = 5 * MINUTE

/**
 * Turns a part of a conversation into what is drawn, one element each. What depends on a neighbour outside the part
 * (groups, days) comes out as if the neighbour were drawn too, so that moving the part changes nothing inside it. For the
 * same reason a message with unknown history before it is not drawn: its pill and name might have to go again, and at the
 * upper end of a list nothing can make up for what shrinks.
 */
export function buildRows(source: RowSource): Row[] {
  const { timeZone } = source
  const { messages } = source.conversation
  const dividerAt = dividerIndex(source)
  const start = source.start === 0 && isUndecided(source) ? 1 : source.start
  const before = messages[start - 1]
  const rows: Row[] = []
  let previous: BubbleRow | null = before && !before.system ? bubble(before, source) : null
  let day = before ? dayNumber(Date.parse(before.timestamp), timeZone) : Number.NEGATIVE_INFINITY

  const put = (row: NoteRow | BubbleRow, unreadFromHere = false) => {
    const itsDay = dayNumber(row.at, timeZone)
    if (itsDay > day) {
      day = itsDay
      previous = null
      rows.push({ kind: 'day', key: `day-${itsDay}`, at: row.at })
    }
    if (unreadFromHere) {
      previous = null
      rows.push({ kind: 'divider', key: 'divider' })
    }
    if (row.kind === 'bubble') {
      const joins = previous !== null && sameGroup(previous, row)
      if (previous && joins) previous.last = false
      row.first = !joins
    }
    previous = row.kind === 'bubble' ? row : null
    rows.push(row)
  }

  for (let index = start; index < source.end; index++) {
    const message = messages[index]
    if (!message) break
    const row = message.system ? note(message, message.system, source.me.id) : bubble(message, source)
    put(row, index === dividerAt)
  }
  const after = messages[source.end]
  if (after && previous && !after.system && source.end !== dividerAt)
    closeGroup(previous, bubble(after, source), timeZone)
  if (!after && !source.conversation.hasNewer) for (const item of source.outbox) put(pending(item, source.me))
  return rows
}

/** What precedes the first loaded message is not known; a message that is alone is drawn all the same. */
function isUndecided({ conversation, end }: RowSource): boolean {
  return conversation.hasOlder && end > 1
}

/** Where the unread part begins in the stretch, or -1. */
export function dividerIndex(source: Pick<RowSource, 'conversation' | 'dividerAfterSeq' | 'me'>): number {
  const { dividerAfterSeq: mark, conversation, me } = source
  if (mark === null) return -1
  const { messages } = conversation
  let index = indexOfSeq(messages, mark + 1)
  while (index < messages.length && (messages[index]?.system || messages[index]?.user_id === me.id)) index++
  const known = index > 0 || !conversation.hasOlder
  return known && index < messages.length ? index : -1
}

function sameGroup(previous: BubbleRow, row: BubbleRow): boolean {
  if (previous.emoji || row.emoji) return false
  return previous.authorId === row.authorId && Math.abs(row.at - previous.at) <= GROUP_WITHIN
}

function closeGroup(row: BubbleRow, next: BubbleRow, timeZone: string): void {
  if (sameGroup(row, next) && dayNumber(row.at, timeZone) === dayNumber(next.at, timeZone)) row.last = false
}

function bubble(message: Message, source: RowSource): BubbleRow {
  const own = message.user_id === source.me.id
  const key = wishKey(message.chat_id, message.seq)
  const deleted = message.deleted_at !== null || source.wishes.going.has(key)
  const content = deleted ? '' : message.content
  return {
    kind: 'bubble',
    key: own && message.client_id ? message.client_id : `m${message.id}`,
    seq: message.seq,
    clientId: own ? message.client_id : null,
    delivery: own ? (message.seq <= source.othersReadSeq ? 'read' : 'sent') : 'incoming',
    authorId: message.user_id,
    author: message.display_name || message.username,
    content,
    at: Date.parse(message.timestamp),
    first: true,
    last: true,
    edited: !deleted && message.version > 1,
    deleted,
    reactions: deleted ? NONE : shownReactions(message.reactions, source.wishes.reactions.get(key), source.me.id),
    reply: deleted ? null : message.reply,
    forwardedFrom: deleted ? null : message.forwarded_from,
    mentions: message.mentions,
    mentionsAll: message.mentions_all,
    pinned: message.pinned_at !== null,
    ballot: deleted ? null : shownBallot(message, source.votes, source.wishes.votes.get(key), source.me.id),
    emoji: message.reply || message.forwarded_from || message.poll ? 0 : countEmojiOnly(content),
  }
}

function pending(item: OutboxItem, me: RowSource['me']): BubbleRow {
  return {
    kind: 'bubble',
    key: item.clientId,
    seq: null,
    clientId: item.clientId,
    delivery: item.state === 'failed' ? 'failed' : 'queued',
    authorId: me.id,
    author: me.name,
    content: item.content,
    at: item.queuedAt,
    first: true,
    last: true,
    edited: false,
    deleted: false,
    reactions: NONE,
    reply: item.reply ?? null,
    forwardedFrom: item.forward?.from ?? null,
    mentions: NOBODY,
    mentionsAll: false,
    pinned: false,
    ballot: item.poll ? newBallot(item.poll) : null,
    emoji: item.reply || item.forward || item.poll ? 0 : countEmojiOnly(item.content),
  }
}

function note(message: Message, system: SystemNote, meId: number): NoteRow {
  return {
    kind: 'note',
    key: `m${message.id}`,
    seq: message.seq,
    at: Date.parse(message.timestamp),
    note: system,
    author: message.display_name || message.username,
    own: message.user_id === meId,
  }
}

/** Whether a message is one's own and no poll, is stored, and stands in a chat one belongs to. Rules ED1, PL4. */
export function canEdit(row: BubbleRow, chat: Chat): row is BubbleRow & { seq: number } {
  return isStanding(row) && chat.membership !== null && isOwn(row) && !row.ballot
}

/** Whether a message may be answered, and passed on: whoever reads it may write too, or elsewhere. Rules RP1, FW1. */
export function canReply(row: BubbleRow): row is BubbleRow & { seq: number } {
  return isStanding(row)
}

/** Whether one may react to a message. Rule RX3. */
export function canReact(row: BubbleRow, chat: Chat): row is BubbleRow & { seq: number } {
  return isStanding(row) && chat.membership !== null
}

/** Whether a message may be deleted: one's own, or anybody's in a chat one looks after. Rule DE1. */
export function canDelete(row: BubbleRow, chat: Chat): row is BubbleRow & { seq: number } {
  return isStanding(row) && chat.membership !== null && (isOwn(row) || looksAfter(chat))
}

/** Whether one may delete what others wrote in a chat. Rule DE1. */
export function looksAfter(chat: Chat): boolean {
  return chat.membership !== null && chat.membership.role !== 'member'
}

function isStanding(row: BubbleRow): boolean {
  return row.seq !== null && !row.deleted
}

/** Whether a message is one's own and has reached the server. */
export function isOwn(row: BubbleRow): boolean {
  return row.delivery === 'sent' || row.delivery === 'read'
}
