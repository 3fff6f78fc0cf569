import { z } from 'zod'
import { counter, id } from '#contracts/primitives.ts'
import {
  device,
  epoch,
  moment,
  opId,
  seenChat,
  seenMember,
  seenMessage,
  seenUnread,
  sessionName,
} from '#proof/history/parts.ts'

/** An open socket: `opened` when the server's `welcome` came (for `/ws/chat` when it opened), `closed` when its end was seen. */
export const socketEntry = z.strictObject({
  type: z.literal('socket'),
  at: moment,
  client: device,
  user: id,
  session: sessionName,
  socket: z.string(),
  what: z.enum(['opened', 'closed']),
  reason: z.string().nullable().default(null),
})

/**
 * Something about a chat that the server pushed and that no `applied` entry of `via: "event"` tells already: a repeated or
 * held event, a frame of `/ws/chat`, a read mark, typing, a head, a chat in `user:changes`. Not the news that one was removed.
 */
export const delivered = z.strictObject({
  type: z.literal('delivered'),
  at: moment,
  client: device,
  user: id,
  session: sessionName,
  /** The event's name on the wire. */
  event: z.string(),
  chat: id,
  /** The steps it carried. */
  revs: z.array(counter).default([]),
  messages: z.array(seenMessage).default([]),
  /** The chat as a whole, where it carried that. */
  whole: seenChat.nullable().default(null),
})

/**
 * A change of what a client holds of a chat. `messages` and `members` are all that came with it, also where the client keeps
 * only a part of them. The entries of one client stand in the order they happened.
 * - `event`: steps that the server pushed; `revs` names them.
 * - `changes`: steps of an answer to `sync` or `changes`, named by `op`.
 * - `reset`: the chat was taken whole (a `reset`, or a fresh entry of a chat without messages): what was held of it is void.
 * - `page`: messages of a history page were merged; the cursor stays.
 * - `stored`: the client started from what it had written to its own disk.
 */
export const applied = z.strictObject({
  type: z.literal('applied'),
  at: moment,
  /** When what was applied reached the client: an event may be held back; `at` when left out. */
  arrivedAt: moment.nullable().default(null),
  client: device,
  user: id,
  session: sessionName.nullable(),
  chat: id,
  epoch,
  via: z.enum(['event', 'changes', 'reset', 'page', 'stored']),
  op: opId.nullable().default(null),
  /** The cursor before; null when the chat was not held. */
  before: counter.nullable(),
  cursor: counter,
  revs: z.array(counter).default([]),
  messages: z.array(seenMessage),
  members: z.array(seenMember).default([]),
})

/** The client holds nothing of this chat any more (removed from it, dropped from memory), or of any when `chat` is null (closed, wiped). */
export const forgot = z.strictObject({ type: z.literal('forgot'), at: moment, client: device, chat: id.nullable() })

/** The rows of an open conversation, top to bottom, as they stand on a screen. A pending row has neither `id` nor `seq`. */
export const rendered = z.strictObject({
  type: z.literal('rendered'),
  at: moment,
  client: device,
  user: id,
  chat: id,
  rows: z.array(
    z.strictObject({
      id: z.int().positive().nullable(),
      author: id,
      clientId: z.string().nullable(),
      seq: counter.nullable(),
      pending: z.boolean(),
    }),
  ),
})

/** A person's own read mark as one device of his knows it; `unread` where the server has just counted it. */
export const marks = z.strictObject({
  type: z.literal('marks'),
  at: moment,
  client: device,
  user: id,
  chat: id,
  lastReadSeq: counter,
  unread: seenUnread.nullable().default(null),
})

/** All requests by which a device caught up after being away: from the first `sync` until its cursors were at the heads. */
export const caughtUp = z.strictObject({
  type: z.literal('caught_up'),
  startedAt: moment,
  endedAt: moment,
  client: device,
  user: id,
  ops: z.array(opId),
})
