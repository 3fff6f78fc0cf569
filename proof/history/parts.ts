import { z } from 'zod'
import { counter, id } from '#contracts/primitives.ts'

/** Milliseconds on the driver's one monotonic clock. Every time of a history is on it, so any two can be compared. */
export const moment = z.number().nonnegative()

/** A device: it keeps one replica and one queue. Two tabs that share a queue are one device. */
export const device = z.string().min(1)

/** The number of an `op` entry, unique in its history. */
export const opId = z.int().positive()

/** A sign-in. The driver names it; only equality counts. */
export const sessionName = z.string().min(1)

export const epoch = z.string().min(1)
export const role = z.enum(['owner', 'admin', 'member'])

/** What a message shows of the one that it answers, as that was at `rev`. */
export const seenReply = z.strictObject({
  seq: counter,
  rev: counter,
  /** Empty when it is deleted. */
  text: z.string(),
  quote: z.string().nullable(),
  deleted: z.boolean(),
})

/** A message as somebody was told it, or holds it. `system` is the type of a system line, null for what people write. */
export const seenMessage = z.strictObject({
  id: z.int().positive(),
  chat: id,
  seq: counter,
  rev: counter,
  author: id,
  clientId: z.string().nullable(),
  /** Empty when it is deleted. */
  content: z.string(),
  system: z.string().nullable().default(null),
  /** Grows with each edit and with the deletion. */
  version: counter.default(0),
  deleted: z.boolean().default(false),
  /** Null where an answer does not tell them. */
  reactions: z
    .array(z.strictObject({ user: id, emoji: z.string() }))
    .nullable()
    .default(null),
  /** Null for one that answers nothing. */
  reply: seenReply.nullable().default(null),
})
export type SeenMessage = z.output<typeof seenMessage>

/** A member as others see him, with the chat's head at his last change. */
export const seenMember = z.strictObject({ user: id, role, rev: counter })
export type SeenMember = z.output<typeof seenMember>

/** So many messages of others above the mark, or from `from` on where the chat is marked unread, counted when its head was `at`. */
export const seenUnread = z.strictObject({ count: counter, at: counter, from: counter.nullable().default(null) })
export type SeenUnread = z.output<typeof seenUnread>

/** A chat as a list, a `sync` or a `reset` tells it to one person. `membership` is null for who only looks at a public one. */
export const seenChat = z.strictObject({
  chat: id,
  head: counter,
  lastMessage: seenMessage.nullable(),
  memberCount: counter,
  membership: z.strictObject({ role, lastReadSeq: counter, unread: seenUnread }).nullable(),
  othersReadSeq: counter,
})
export type SeenChat = z.output<typeof seenChat>

/** Steps of a chat in `(after, upto]`. `revs` names the steps told, `head` the chat's counter when they were read, where the answer says it. */
export const seenSteps = z.strictObject({
  chat: id,
  epoch,
  after: counter,
  upto: counter,
  head: counter.nullable().default(null),
  revs: z.array(counter),
  messages: z.array(seenMessage),
  members: z.array(seenMember).default([]),
})
export type SeenSteps = z.output<typeof seenSteps>

/** A page of history, oldest first. */
export const seenPage = z.strictObject({
  chat: id,
  epoch: epoch.nullable().default(null),
  /** Null where the transport does not say it (`GET /api/messages/{chat_id}`). */
  head: counter.nullable().default(null),
  messages: z.array(seenMessage),
  hasOlder: z.boolean(),
  hasNewer: z.boolean(),
})
export type SeenPage = z.output<typeof seenPage>
