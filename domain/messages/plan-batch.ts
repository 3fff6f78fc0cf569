import type { Mention } from '#contracts/mentions.ts'
import type { Message } from '#contracts/messages.ts'
import type { Poll, PollRequest } from '#contracts/polls.ts'
import type { ForwardedFrom, ForwardRequest, Reply, ReplyRequest } from '#contracts/replies.ts'
import type { Actor } from '#domain/actor.ts'
import { AppError } from '#domain/app-error.ts'
import { can, chatNotFound, joinsByPosting, type Standing } from '#domain/chats/chat-policy.ts'
import type { Join } from '#domain/chats/join-chats.ts'
import { invalidToken } from '#domain/check-actor.ts'
import type { NewMessage } from '#domain/messages/message-store.ts'
import { mayCallAll } from '#domain/messages/plan-mentions.ts'
import type { Original } from '#domain/messages/reply-store.ts'
import { emptied, isPollOf, toPoll } from '#domain/polls/begin-poll.ts'

/** What somebody wants to say; checked by the schema, not yet by the policy. */
export interface Send {
  actor: Actor
  chatId: number
  content: string
  clientId: string | null
  reply?: ReplyRequest | null | undefined
  forward?: ForwardRequest | null | undefined
  poll?: PollRequest | null | undefined
}

/** The message that a send answers, and whether it says what the send quotes. */
export type Answered = Original & { is_system: boolean; says_quote: boolean }

/** Who wrote what a send passes on, and the poll that it is. */
export type PassedOn = ForwardedFrom & { poll: Poll | null }

/** What the database knows about one send, read under the locks of all chats in the batch. */
export interface SendFacts {
  sessionAlive: boolean
  /** Undefined when there is no such chat. */
  standing: Standing | undefined
  /** What is stored under the sender's `client_id`, in whatever chat, and the text it was sent with; null once it was deleted. */
  prior: { message: Message; sent: string | null } | null
  /** Null when there is none, or the send answers nothing. */
  answered: Answered | null
  /** Null when there is none that says this, or the send passes nothing on. */
  passedOn: PassedOn | null
  /** The members of the chat whom the send calls by name. */
  called: Mention[]
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
    const known = fact.prior ? asSent(fact.prior) : earlier === undefined ? undefined : plan.writes[earlier]
    if (known) {
      const again = isSame(known, send)
      plan.decisions.push(again ? answerAgain(fact.prior?.message, earlier) : { kind: 'refuse', error: taken() })
      return
    }
    const missing = whatIsMissing(send, fact)
    if (missing) {
      plan.decisions.push({ kind: 'refuse', error: missing })
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
    const seq = takeNumber(chatId)
    const reply = send.reply && toReply(send.reply, fact.answered)
    const { forwardedFrom, poll } = send.forward
      ? passOn(fact.passedOn)
      : { forwardedFrom: null, poll: toPoll(send.poll) }
    const mentionsAll = !send.forward && mayCallAll(content, fact.standing)
    const calls = { mentions: fact.called, mentionsAll }
    plan.writes.push({
      chatId,
      seq,
      authorId: userId,
      clientId,
      content,
      system: null,
      reply,
      forwardedFrom,
      poll,
      ...calls,
    })
    if (key) written.set(key, index)
    plan.decisions.push({ kind: 'write', index, repeated: false })
  })
  return plan
}

function whyNot(fact: SendFacts | undefined): AppError | null {
  if (!fact?.sessionAlive) return invalidToken()
  return can(fact.standing, 'post') ? null : chatNotFound()
}

/** What a send refers to must be there: nobody can name what he cannot read. Rules RP1, FW1, FW3. */
function whatIsMissing(send: Send, fact: SendFacts): AppError | null {
  if (send.reply && (!fact.answered || fact.answered.is_system)) {
    return refersToNothing('reply.seq', 'There is no such message to reply to')
  }
  if (send.forward && !fact.passedOn) {
    return refersToNothing('forward.seq', 'There is no message with this text to forward')
  }
  if (send.forward && send.poll) return refersToNothing('poll', 'A poll that is passed on brings its own answers')
  return null
}

/** What is passed on keeps its author; a poll begins anew. Rules FW2, PL5. */
function passOn(original: PassedOn | null): { forwardedFrom: ForwardedFrom | null; poll: Poll | null } {
  if (!original) return { forwardedFrom: null, poll: null }
  const { poll, ...forwardedFrom } = original
  return { forwardedFrom, poll: poll && emptied(poll) }
}

function refersToNothing(path: string, message: string): AppError {
  return new AppError('invalid', message, { errors: [{ path, message }] })
}

/** A quote stays when the original says it; who has edited or deleted it meanwhile took it back. Rule RP3. */
function toReply({ quote }: ReplyRequest, answered: Answered | null): Reply | null {
  if (!answered) return null
  const { is_system, says_quote, ...original } = answered
  return { ...original, quote: says_quote ? (quote ?? null) : null }
}

interface Intent {
  chatId: number
  /** Null: nobody knows any more. */
  content: string | null
  reply?: { seq: number } | null | undefined
  poll?: Poll | null | undefined
}

function asSent({ message, sent }: NonNullable<SendFacts['prior']>): Intent {
  return { chatId: message.chat_id, content: sent, reply: message.reply, poll: message.poll }
}

function isSame(known: Intent, send: Send): boolean {
  if (known.chatId !== send.chatId) return false
  if (known.content === null) return true
  // A poll that was passed on has the answers of the other one, whatever those are.
  const isSamePoll = Boolean(send.forward) || isPollOf(known.poll, send.poll)
  return isSamePoll && known.content === send.content && known.reply?.seq === send.reply?.seq
}

function answerAgain(prior: Message | undefined, earlier: number | undefined): Decision {
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
