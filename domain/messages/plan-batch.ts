import type { Message } from '#contracts/messages.ts'
import type { Actor } from '#domain/actor.ts'
import { AppError } from '#domain/app-error.ts'
import { can, chatNotFound, joinsByPosting, type Standing } from '#domain/chats/chat-policy.ts'
import type { Join } from '#domain/chats/join-chats.ts'
import { invalidToken } from '#domain/check-actor.ts'
import type { NewMessage } from '#domain/messages/message-store.ts'

/** What somebody wants to say; checked by the schema, not yet by the policy. */
export interface Send {
  actor: Actor
  chatId: number
  content: string
  clientId: string | null
}

/** What the database knows about one send, read under the locks of all chats in the batch. */
export interface SendFacts {
  sessionAlive: boolean
  /** Undefined when there is no such chat. */
  standing: Standing | undefined
  /** What is stored under the sender's `client_id`, in whatever chat. */
  prior: Message | null
}

export type Decision =
  | { kind: 'refuse'; error: AppError }
  /** The message was stored before: it is the answer. */
  | { kind: 'stored'; message: Message }
  /** The answer is the new message at this index of `writes`; `repeated` when an earlier send of the batch writes it. */
  | { kind: 'write'; index: number; repeated: boolean }

export interface BatchPlan {
  decisions: Decision[]
  writes: NewMessage[]
  /** Each with a system line of the same number among `writes`. */
  joins: Join[]
}

/**
 * Decides what becomes of each send of a batch, in the order they were queued. `heads` are the locked chats' counters.
 * One that is refused takes no number and does not disturb the others. Rules DL3, DL4, DL6, DL7, CH6.
 */
export function planBatch(sends: readonly Send[], facts: readonly SendFacts[], heads: Map<number, number>): BatchPlan {
  const next = new Map(heads)
  const plan: BatchPlan = { decisions: [], writes: [], joins: [] }
  const joined = new Set<string>()
  const written = new Map<string, number>()

  const takeNumber = (chatId: number) => {
    const seq = (next.get(chatId) ?? 0) + 1
    next.set(chatId, seq)
    return seq
  }

  sends.forEach((send, at) => {
    const fact = facts[at]
    const refusal = whyNot(fact)
    if (!fact?.standing || refusal) {
      plan.decisions.push({ kind: 'refuse', error: refusal ?? chatNotFound() })
      return
    }
    const key = send.clientId && `${send.actor.userId}:${send.clientId}`
    const earlier = key ? written.get(key) : undefined
    const known = fact.prior ?? (earlier === undefined ? undefined : plan.writes[earlier])
    if (known) {
      plan.decisions.push(isSame(known, send) ? answerAgain(fact.prior, earlier) : { kind: 'refuse', error: taken() })
      return
    }
    const { chatId, content, clientId } = send
    const { userId } = send.actor
    if (joinsByPosting(fact.standing) && !joined.has(`${chatId}:${userId}`)) {
      joined.add(`${chatId}:${userId}`)
      const rev = takeNumber(chatId)
      plan.joins.push({ chatId, userId, rev })
      plan.writes.push(joinLine(chatId, userId, rev))
    }
    const index = plan.writes.length
    plan.writes.push({ chatId, seq: takeNumber(chatId), authorId: userId, clientId, content, system: null })
    if (key) written.set(key, index)
    plan.decisions.push({ kind: 'write', index, repeated: false })
  })
  return plan
}

function whyNot(fact: SendFacts | undefined): AppError | null {
  if (!fact?.sessionAlive) return invalidToken()
  return can(fact.standing, 'post') ? null : chatNotFound()
}

function isSame(known: Message | NewMessage, send: Send): boolean {
  const chatId = 'chat_id' in known ? known.chat_id : known.chatId
  return chatId === send.chatId && known.content === send.content
}

function answerAgain(prior: Message | null, earlier: number | undefined): Decision {
  if (prior) return { kind: 'stored', message: prior }
  return { kind: 'write', index: earlier ?? 0, repeated: true }
}

function taken(): AppError {
  return new AppError('conflict', 'This client_id was used for another message')
}

function joinLine(chatId: number, userId: number, rev: number): NewMessage {
  return {
    chatId,
    seq: rev,
    authorId: userId,
    clientId: null,
    content: 'joined the chat',
    system: { type: 'member_joined' },
  }
}
