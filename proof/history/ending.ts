import { z } from 'zod'
import { counter, id } from '#contracts/primitives.ts'
import { device, epoch, moment, role, seenMember, seenMessage, sessionName } from '#proof/history/parts.ts'

/** A chat as somebody holds it at one moment. */
export const chatState = z.strictObject({
  chat: id,
  cursor: counter,
  /** Null for who only looks at a public chat. */
  role: role.nullable(),
  memberCount: counter,
  lastMessage: seenMessage.nullable(),
  lastReadSeq: counter.nullable(),
  unread: counter.nullable(),
  /** The place from which the chat is marked unread; null: it is not. */
  unreadFrom: counter.nullable().default(null),
  /** What the person has begun to write, with what it answers or edits, as one text; null where there never was anything. */
  draft: z.string().nullable().default(null),
  /** The places of what calls the person and is not read. */
  mentions: z.array(counter).default([]),
  othersReadSeq: counter,
  /** Null where the list is not loaded. */
  members: z.array(seenMember).nullable(),
  /** Everything held from the seq `loadedFrom` up to the newest, oldest first; null where no messages are held. */
  messages: z.array(seenMessage).nullable(),
  loadedFrom: counter.nullable(),
})

/**
 * All that a device holds at one moment, its chats in the order of its list. It may be written at any time; the one at the
 * end, of every device that is online, is taken at the latest 10 s after `quiet`.
 */
export const state = z.strictObject({
  type: z.literal('state'),
  at: moment,
  client: device,
  user: id,
  epoch,
  chats: z.array(chatState),
})

/** What a new device of the same person fetches after `quiet`, in the same shape. */
export const fresh = z.strictObject({ ...state.shape, type: z.literal('fresh') })

/** How many rows the database has at the end: so many `stored_…` entries follow. */
export const rows = z.strictObject({
  type: z.literal('rows'),
  at: moment,
  epoch,
  chats: counter,
  messages: counter,
  members: counter,
  sessions: counter,
  reactions: counter,
})

export const storedChat = z.strictObject({
  type: z.literal('stored_chat'),
  chat: id,
  kind: z.enum(['direct', 'group', 'public']),
  head: counter,
})

export const storedMessage = z.strictObject({
  type: z.literal('stored_message'),
  id: z.int().positive(),
  chat: id,
  seq: counter,
  rev: counter,
  author: id,
  clientId: z.string().nullable(),
  content: z.string(),
  system: z.string().nullable().default(null),
  version: counter.default(0),
  deleted: z.boolean().default(false),
  /** The place of the message that it answers. */
  replySeq: counter.nullable().default(null),
})

export const storedMember = z.strictObject({
  type: z.literal('stored_member'),
  chat: id,
  user: id,
  role,
  rev: counter,
  lastReadSeq: counter,
})

export const storedSession = z.strictObject({
  type: z.literal('stored_session'),
  session: sessionName,
  user: id,
  ended: z.boolean(),
})

export const storedReaction = z.strictObject({
  type: z.literal('stored_reaction'),
  chat: id,
  message: z.int().positive(),
  user: id,
  emoji: z.string(),
  /** Others see how many there are, and not whose. */
  secret: z.boolean().optional(),
})
