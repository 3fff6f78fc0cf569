import { z } from 'zod'
import { counter, id } from '#contracts/primitives.ts'
import {
  device,
  epoch,
  moment,
  opId,
  role,
  seenChat,
  seenMember,
  seenMessage,
  seenPage,
  seenSteps,
  seenUnread,
  sessionName,
} from '#proof/history/parts.ts'

const aboutMessage = { chat: id, message: z.int().positive() }

/** What was asked. A new verb of the product gets its line here. */
const call = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('send'),
    chat: id,
    /** Null for programs that give no key: each of their tries is an intent of its own. */
    clientId: z.string().nullable(),
    content: z.string(),
    /** The place in the device's queue for this chat; null for what went past the queue. */
    place: counter.nullable(),
  }),
  z.strictObject({ kind: z.literal('edit'), ...aboutMessage, content: z.string() }),
  z.strictObject({ kind: z.literal('delete'), ...aboutMessage }),
  z.strictObject({ kind: z.literal('react'), ...aboutMessage, emoji: z.string() }),
  z.strictObject({ kind: z.literal('unreact'), ...aboutMessage, emoji: z.string() }),
  z.strictObject({ kind: z.literal('read'), chat: id, seq: counter }),
  z.strictObject({ kind: z.literal('create_chat'), name: z.string().nullable(), members: z.array(id) }),
  z.strictObject({ kind: z.literal('join'), chat: id }),
  z.strictObject({ kind: z.literal('leave'), chat: id }),
  z.strictObject({ kind: z.literal('add_member'), chat: id, member: id }),
  z.strictObject({ kind: z.literal('remove_member'), chat: id, member: id }),
  z.strictObject({ kind: z.literal('set_role'), chat: id, member: id, role }),
  z.strictObject({ kind: z.literal('rename_chat'), chat: id, name: z.string() }),
  z.strictObject({ kind: z.literal('pin'), ...aboutMessage }),
  z.strictObject({ kind: z.literal('unpin'), ...aboutMessage }),
  z.strictObject({ kind: z.literal('sign_in') }),
  z.strictObject({ kind: z.literal('sign_out') }),
  z.strictObject({ kind: z.literal('revoke'), session: sessionName }),
  z.strictObject({ kind: z.literal('ban'), user: id }),
  z.strictObject({ kind: z.literal('sync'), userRev: counter, chats: counter }),
  z.strictObject({ kind: z.literal('fetch_changes'), chat: id, after: counter, epoch }),
  z.strictObject({
    kind: z.literal('fetch_history'),
    chat: id,
    /** At most one of the three; none is the newest page. */
    beforeSeq: counter.nullable().default(null),
    afterSeq: counter.nullable().default(null),
    aroundSeq: counter.nullable().default(null),
    /** Pages that follow each other in one direction carry one name: the walk is judged as a whole. */
    walk: z.string().nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('list_chats') }),
  z.strictObject({ kind: z.literal('list_members'), chat: id }),
  z.strictObject({ kind: z.literal('open_chat'), chat: id }),
])

/** What an *ok* answer told; parts that it does not have are left out. */
const answer = z.strictObject({
  /** The message of a send, or the changed one of an edit, deletion or reaction. */
  message: seenMessage.optional(),
  /** The chat's head at the change, where no message says it (membership, title). */
  rev: counter.optional(),
  mark: z.strictObject({ lastReadSeq: counter, unread: seenUnread }).optional(),
  /** Of `changes` and `sync`. */
  steps: z.array(seenSteps).optional(),
  /** Of history, and of a `reset`, together with its chat in `chats`. */
  page: seenPage.optional(),
  /** Chats told whole: a list, a created or opened chat, the fresh ones of `sync`, the one of a `reset`. */
  chats: z.array(seenChat).optional(),
  /** True when `chats` voids what the client had: `reset`. */
  reset: z.boolean().optional(),
  members: z.array(seenMember).optional(),
})

/**
 * One try of one operation. Every try is an entry of its own: a repeat has the same `clientId` and the next `attempt`.
 * `unknown` is a timeout, a cut connection, or any 5xx: it may have happened, or may still happen until the end of the run.
 * `fail` is a refusal (4xx, 429 included): this try did nothing. On `/ws/chat` the own frame is the answer.
 */
export const op = z
  .strictObject({
    type: z.literal('op'),
    id: opId,
    client: device,
    user: id,
    session: sessionName.nullable(),
    transport: z.enum(['socket', 'rest', 'ws']),
    startedAt: moment,
    /** When the answer came, or when the client gave up. Null: still open when the history was closed. */
    endedAt: moment.nullable(),
    outcome: z.enum(['ok', 'fail', 'unknown']),
    /** The problem's code; `timeout` and `disconnected` where no answer came; null when it was *ok*. */
    code: z.string().nullable().default(null),
    status: z.int().nullable().default(null),
    attempt: z.int().positive().default(1),
    call,
    answer: answer.nullable().default(null),
  })
  .refine(({ outcome, endedAt }) => outcome === 'unknown' || endedAt !== null, 'Only an unknown call may have no end')
