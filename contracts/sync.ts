import { z } from 'zod'
import { chat, member, unread, unreadFrom } from '#contracts/chats.ts'
import { draft } from '#contracts/drafts.ts'
import { LIMITS } from '#contracts/limits.ts'
import { historyPage, message } from '#contracts/messages.ts'
import { ownVotes } from '#contracts/polls.ts'
import { counter, epoch, id, timestamp } from '#contracts/primitives.ts'
import { me } from '#contracts/users.ts'

/**
 * One step of a chat's counter, as the present state of what it touched. Applying the steps in order of `rev`, each once,
 * gives the server's state. A later step for the same entity makes the earlier one disappear from `changes`:
 * it is state, not a log, so revs in an answer may have gaps, but in `chat:changes` events they never do.
 */
export const change = z.object({
  rev: counter,
  message: message.nullable(),
  members: z.array(member),
})
export type Change = z.infer<typeof change>

/** All steps of one chat in `(after, upto]`; `upto` is the cursor after applying them. */
export const chatChanges = z.object({
  chat_id: id,
  epoch,
  after: counter,
  upto: counter,
  changes: z.array(change),
})
export type ChatChanges = z.infer<typeof chatChanges>

/** Too far behind, or another epoch: the fresh chat with its newest page replaces what the client has. */
export const chatReset = z.object({ chat, page: historyPage })
export type ChatReset = z.infer<typeof chatReset>

export const changesRequest = z.object({ chat_id: id, after: counter, epoch })
export type ChangesRequest = z.infer<typeof changesRequest>

export const changesAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changes'), ...chatChanges.shape, head: counter }),
  z.object({ kind: z.literal('reset'), ...chatReset.shape }),
])
export type ChangesAnswer = z.infer<typeof changesAnswer>

/** One step of a person's own counter: his chat list, read marks, drafts, votes or settings, as their present state. */
export const userChange = z.discriminatedUnion('type', [
  z.object({ type: z.literal('chat'), rev: counter, chat }),
  z.object({ type: z.literal('chat_removed'), rev: counter, chat_id: id }),
  z.object({
    type: z.literal('read'),
    rev: counter,
    chat_id: id,
    last_read_seq: counter,
    unread_from: unreadFrom,
    unread,
  }),
  z.object({ type: z.literal('draft'), rev: counter, chat_id: id, draft }),
  z.object({ type: z.literal('votes'), rev: counter, chat_id: id, votes: ownVotes }),
  z.object({ type: z.literal('me'), rev: counter, me }),
])
export type UserChange = z.infer<typeof userChange>

/**
 * What a client knows when it connects. `epoch` is null when it knows nothing.
 * `chats` holds `[chat_id, rev, has_messages]` of every chat it keeps: with messages it wants the steps it missed,
 * without them the fresh chat is enough.
 */
export const syncRequest = z.object({
  epoch: epoch.nullable(),
  user_rev: counter,
  chats: z.array(z.tuple([id, counter, z.boolean()])).max(LIMITS.syncChatsMax),
})
export type SyncRequest = z.infer<typeof syncRequest>

/**
 * What it missed. With `reset` the list in `chats` is whole and replaces the client's; otherwise it holds the chats that
 * are new, changed for this person, or stale and kept without messages. `behind` names chats whose steps did not fit:
 * ask `changes` for each. `reads` is `[chat_id, others_read_seq]` of every chat of the person.
 */
export const syncAnswer = z.object({
  epoch,
  server_time: timestamp,
  reset: z.boolean(),
  user_rev: counter,
  me,
  chats: z.array(chat),
  removed: z.array(id),
  changes: z.array(chatChanges),
  behind: z.array(id),
  reads: z.array(z.tuple([id, counter])),
})
export type SyncAnswer = z.infer<typeof syncAnswer>
