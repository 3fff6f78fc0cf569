import { z } from 'zod'
import { cleanName } from '#contracts/clean-name.ts'
import { draft } from '#contracts/drafts.ts'
import { LIMITS } from '#contracts/limits.ts'
import { message } from '#contracts/messages.ts'
import { ownVotes } from '#contracts/polls.ts'
import { counter, id, timestamp } from '#contracts/primitives.ts'
import { codePoints } from '#contracts/text.ts'
import { user } from '#contracts/users.ts'

export const chatKind = z.enum(['direct', 'group', 'public'])
export type ChatKind = z.infer<typeof chatKind>

export const memberRole = z.enum(['owner', 'admin', 'member'])
export type MemberRole = z.infer<typeof memberRole>

/** A chat's name: trimmed, one line, 1 to 64 code points. */
export const chatName = z
  .string()
  .transform(cleanName)
  .refine((text) => text.length > 0, 'Chat name cannot be empty')
  .refine(
    (text) => codePoints(text) <= LIMITS.chatNameMax,
    `Chat name must have at most ${LIMITS.chatNameMax} characters`,
  )

/**
 * Unread messages of others after the mark, as counted when the chat's head was `at`; the count stops at LIMITS.unreadCountMax.
 * `mentions` are the places of those among them that call the person: the oldest LIMITS.unreadMentionsMax. Rule MN4.
 */
export const unread = z.object({ count: z.int().nonnegative(), mentions: z.array(counter), at: counter })
export type Unread = z.infer<typeof unread>

/** The place from which a chat is marked unread, though it was read further; null: it is not marked. */
export const unreadFrom = counter.nullable()

/**
 * The caller's own place in a chat; null where he is not a member (a public chat he only looks at).
 * `unread` counts after the read mark, or from `unread_from` if that is further back. `draft` is what he has begun to write. `rev` is the caller's own counter
 * at the last change of this place: of two states the one with the larger `rev` is the newer.
 */
export const membership = z.object({
  role: memberRole,
  joined_at: timestamp,
  last_read_seq: counter,
  unread_from: unreadFrom,
  unread,
  draft: draft.nullable(),
  votes: ownVotes.nullable().meta({ description: 'Null: none in an anonymous poll' }),
  rev: counter,
})
export type Membership = z.infer<typeof membership>

/**
 * A chat as one person sees it. `name` of a direct chat is `Chat with <username of the other>`, and `peer` is the other.
 * `others_read_seq` is the furthest read mark of anybody else: own messages up to it are read.
 */
export const chat = z
  .object({
    id,
    kind: chatKind,
    name: z.string(),
    visibility: z.enum(['public', 'private']),
    created_at: timestamp,
    last_message_time: timestamp,
    last_message: message.nullable(),
    head: counter,
    member_count: z.int().nonnegative(),
    peer: user.nullable(),
    membership: membership.nullable(),
    others_read_seq: counter,
  })
  .meta({ id: 'Chat' })
export type Chat = z.infer<typeof chat>

/** A member of a chat as the others see him. */
export const member = z
  .object({ user, role: memberRole, joined_at: timestamp, last_read_seq: counter, rev: counter })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof member>

/**
 * `POST /api/chats/`: the direct chat with `user_id`, or a chat by `name`: a private group with `member_ids` or
 * `visibility: "private"`, a public chat otherwise. What the fields mean together is checked where they are used.
 */
export const createChatRequest = z
  .object({
    user_id: id.nullish(),
    name: z.string().nullish().meta({ maxLength: LIMITS.chatNameMax }),
    member_ids: z
      .array(id)
      .max(LIMITS.groupMembersMax - 1)
      .nullish(),
    visibility: z.enum(['public', 'private']).nullish(),
  })
  .meta({ id: 'CreateChatRequest' })
export type CreateChatRequest = z.infer<typeof createChatRequest>

/**
 * How far the caller has read. `unread_from` names the place of an unread flag that goes with it, wherever the mark is,
 * so that a flag set meanwhile on another device stays; null takes none away. Left out, a flag goes that `seq` has reached.
 */
export const readMark = z.object({ seq: counter, unread_from: unreadFrom.optional() }).meta({ id: 'ReadMark' })
export const readRequest = z.object({ chat_id: id, ...readMark.shape }).meta({ id: 'ReadRequest' })
export type ReadRequest = z.infer<typeof readRequest>

/** From which message on a chat shall be unread. */
export const unreadMark = z.object({ from_seq: counter.min(1) }).meta({ id: 'UnreadMark' })

/**
 * The caller's place after the call: the mark only grows, so it may be ahead of what was asked. `rev` is that of his place,
 * `user_rev` his own counter when it was read.
 */
export const readAnswer = z
  .object({
    chat_id: id,
    last_read_seq: counter,
    unread_from: unreadFrom,
    unread,
    rev: counter,
    user_rev: counter,
  })
  .meta({ id: 'ReadAnswer' })
export type ReadAnswer = z.infer<typeof readAnswer>
