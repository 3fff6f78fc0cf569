import { z } from 'zod'
import { LIMITS } from '#contracts/limits.ts'
import { mention } from '#contracts/mentions.ts'
import { poll, pollRequest } from '#contracts/polls.ts'
import { calendarDate, calendarMonth, counter, id, timestamp } from '#contracts/primitives.ts'
import { reaction } from '#contracts/reactions.ts'
import { forwardedFrom, forwardRequest, reply, replyRequest } from '#contracts/replies.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { codePoints, isBlank } from '#contracts/text.ts'
import { user } from '#contracts/users.ts'

/** Made once per intent to send, before the first try, and kept over every retry. */
export const clientId = z.uuid().transform((text) => text.toLowerCase())

/**
 * A message's text: 1 to 8000 code points after trimming, not only invisible characters, and at most 8192 as it stands.
 * It is kept exactly as sent: the schema checks and does not change it. Rule: DL1.
 */
export const messageContent = z
  .string()
  .refine((text) => !isBlank(text), 'Message content cannot be empty')
  .refine(
    (text) => codePoints(text.trim()) <= LIMITS.messageMax,
    `Message content must have at most ${LIMITS.messageMax} characters`,
  )
  .refine(
    (text) => codePoints(text) <= SERVER_LIMITS.messageSentMax,
    `Message content must have at most ${SERVER_LIMITS.messageSentMax} characters with the space around it`,
  )
  .refine((text) => !text.includes('\u0000') && text.isWellFormed(), 'Message content must be valid text without NUL')

export const sendRequest = z
  .object({
    chat_id: id,
    content: messageContent,
    client_id: clientId.nullish(),
    reply: replyRequest.nullish(),
    forward: forwardRequest.nullish(),
    poll: pollRequest.nullish().meta({ description: 'Makes it a poll; `content` is its question' }),
  })
  .meta({ id: 'SendRequest' })
export type SendRequest = z.infer<typeof sendRequest>

/** A new text for a message, in place of its version `version`. Rule: ED2. */
export const editRequest = z
  .object({ version: z.int().positive().max(2_147_483_647), content: messageContent })
  .meta({ id: 'EditRequest' })
export type EditRequest = z.infer<typeof editRequest>

/** What a system line says; `content` carries the same in English for programs. */
export const systemNote = z.discriminatedUnion('type', [
  z.object({ type: z.literal('chat_created'), name: z.string() }),
  z.object({ type: z.literal('member_joined') }),
])
export type SystemNote = z.infer<typeof systemNote>

/**
 * A stored message, the same in every transport. `seq` is the chat's head when it was written and never changes;
 * `rev` is the head at its last change. `system` is null for what people write.
 */
export const message = z
  .object({
    id: z.int().positive(),
    chat_id: id,
    user_id: id,
    username: z.string(),
    display_name: z.string(),
    content: z.string(),
    timestamp,
    seq: counter,
    rev: counter,
    client_id: z.uuid().nullable(),
    system: systemNote.nullable(),
    version: z.int().positive().meta({ description: 'Counts the texts it has had: 1 as it was sent' }),
    edited_at: timestamp.nullable(),
    deleted_at: timestamp
      .nullable()
      .meta({ description: 'Of a deleted message nothing is left to read: its `content` is empty' }),
    reactions: z.array(reaction),
    reply: reply.nullable(),
    forwarded_from: forwardedFrom.nullable(),
    mentions: z.array(mention).meta({ description: 'Members whom the text calls by `@username`' }),
    pinned_at: timestamp.nullable().meta({ description: 'When it was pinned; null for one that is not' }),
    poll: poll.nullable().meta({ description: 'Null for what is no poll, and for one that was deleted' }),
    mentions_all: z.boolean().meta({ description: 'The text calls everybody in the chat' }),
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof message>

/** The pinned messages of a chat by `seq`, as they were when its counter was `head`. Rule PN3. */
export const pinnedMessages = z
  .object({ chat_id: id, head: counter, messages: z.array(message) })
  .meta({ id: 'PinnedMessages' })
export type PinnedMessages = z.infer<typeof pinnedMessages>

/**
 * Who of the others has read a message, the first one first; `read_at` is null where that is no longer known. In a chat with many members
 * `readers` is null, and `read_count` of `asked_count` says how many. Rule TH21.
 */
export const messageReaders = z
  .object({
    read_count: z.int().nonnegative(),
    asked_count: z.int().nonnegative(),
    readers: z.array(z.object({ user, read_at: timestamp.nullable() })).nullable(),
  })
  .meta({ id: 'MessageReaders' })
export type MessageReaders = z.infer<typeof messageReaders>

/** A text that a message has or had; `timestamp` is when it was written. */
export const messageVersion = z
  .object({ version: z.int().positive(), content: z.string(), timestamp })
  .meta({ id: 'MessageVersion' })
export type MessageVersion = z.infer<typeof messageVersion>

/**
 * The days of a month on which something was said, in the time zone that was asked for; `first_seq` is the day's first
 * message. `previous_month` and `next_month` are the nearest months with messages; null where there are none.
 */
export const messageDays = z
  .object({
    chat_id: id,
    month: calendarMonth,
    days: z.array(z.object({ date: calendarDate, first_seq: counter })),
    previous_month: calendarMonth.nullable(),
    next_month: calendarMonth.nullable(),
  })
  .meta({ id: 'MessageDays' })
export type MessageDays = z.infer<typeof messageDays>

/** A page of history by `seq`, oldest first. `head` is the chat's counter when the page was read. */
export const historyPage = z.object({
  chat_id: id,
  epoch: z.uuid(),
  head: counter,
  messages: z.array(message),
  has_older: z.boolean(),
  has_newer: z.boolean(),
})
export type HistoryPage = z.infer<typeof historyPage>

/** Which page: the newest one, or that before, after or around a `seq`. */
export const historyRequest = z
  .object({
    chat_id: id,
    before_seq: counter.optional(),
    after_seq: counter.optional(),
    around_seq: counter.optional(),
    limit: z.int().min(1).max(200).default(60),
  })
  .refine(
    (ask) => [ask.before_seq, ask.after_seq, ask.around_seq].filter((seq) => seq !== undefined).length <= 1,
    'Use one of before_seq, after_seq and around_seq',
  )
export type HistoryRequest = z.input<typeof historyRequest>
