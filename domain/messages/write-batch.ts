import type { Message } from '#contracts/messages.ts'
import { lockChats } from '#domain/chats/chat-store.ts'
import { joinChats, readJoinedChats } from '#domain/chats/join-chats.ts'
import type { DomainEvent } from '#domain/events.ts'
import { announceMessages } from '#domain/messages/announce-messages.ts'
import { appendMessages, type NewMessage, type Stored } from '#domain/messages/message-store.ts'
import { type Decision, planBatch, type Send } from '#domain/messages/plan-batch.ts'
import { type Author, readSendFacts } from '#domain/messages/send-facts.ts'
import { inTransactionAtOnce } from '#runtime/transaction.ts'

/** What became of one send; `repeated` when its message was stored by an earlier one. */
export type SendOutcome = { ok: true; message: Message; repeated: boolean } | { ok: false; error: unknown }

export interface BatchResult {
  outcomes: SendOutcome[]
  /** To be published once the outcomes are told. */
  events: DomainEvent[]
}

/** ms. A chat that is held longer than this must not keep the batch from the others. */
const LOCK_PATIENCE = 1500

/** Writes a batch of sends in one transaction, and answers after its commit, in the order of the sends. Rules DL2 to DL7. */
export function writeBatch(sends: readonly Send[]): Promise<BatchResult> {
  return inTransactionAtOnce(async (tx, begun) => {
    // One way to the database and back: the facts are read by a statement of its own, which starts when the locks are held.
    const locking = lockChats(tx, [...new Set(sends.map((send) => send.chatId))])
    const reading = readSendFacts(tx, sends, locking)
    const [, locked, { facts, authors, epoch }] = await Promise.all([begun, locking, reading])
    const heads = new Map([...locked.values()].map((chat) => [chat.id, chat.head]))
    const plan = planBatch(sends, facts, heads)
    if (plan.writes.length === 0) return { outcomes: plan.decisions.map((each) => conclude(each, [])), events: [] }
    const joined = await joinChats(tx, plan.joins)
    const stored = await appendMessages(tx, plan.writes)
    const messages = plan.writes.map((write, at) => compose(write, stored[at], authors))
    const sights = await readJoinedChats(tx, joined)
    return {
      outcomes: plan.decisions.map((each) => conclude(each, messages)),
      events: announceMessages(messages, joined, { heads, sights, epoch }),
    }
  }, LOCK_PATIENCE)
}

function compose(write: NewMessage, stored: Stored | undefined, authors: Map<number, Author>): Message {
  const author = authors.get(write.authorId)
  if (!stored || !author) throw new Error(`Message ${write.seq} of chat ${write.chatId} was not stored`)
  return {
    id: stored.id,
    chat_id: write.chatId,
    user_id: write.authorId,
    ...author,
    content: write.content,
    timestamp: stored.timestamp,
    seq: write.seq,
    rev: write.seq,
    client_id: write.clientId,
    system: write.system,
    version: 1,
    edited_at: null,
    deleted_at: null,
    reactions: [],
    reply: write.reply ?? null,
    forwarded_from: write.forwardedFrom ?? null,
    mentions: [...(write.mentions ?? [])],
    mentions_all: write.mentionsAll ?? false,
    pinned_at: null,
    poll: write.poll ?? null,
  }
}

function conclude(decision: Decision, messages: readonly Message[]): SendOutcome {
  if (decision.kind === 'refuse') return { ok: false, error: decision.error }
  if (decision.kind === 'stored') return { ok: true, message: decision.message, repeated: true }
  const message = messages[decision.index]
  if (!message) throw new Error('A decision names a message that was not written')
  return { ok: true, message, repeated: decision.repeated }
}
