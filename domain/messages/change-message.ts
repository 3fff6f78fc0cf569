import { sql } from 'drizzle-orm'
import type { Message } from '#contracts/messages.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { type ChatAction, chatNotFound, checkMay, type Standing } from '#domain/chats/chat-policy.ts'
import { findStanding, lockChats, readEpoch } from '#domain/chats/chat-store.ts'
import { inLane } from '#domain/chats/in-lane.ts'
import { checkActor } from '#domain/check-actor.ts'
import type { DomainEvent } from '#domain/events.ts'
import { messageNotFound } from '#domain/messages/message-not-found.ts'
import { readMessages } from '#domain/messages/message-store.ts'
import type { Queryable } from '#runtime/database.ts'
import { publishEvents } from '#runtime/event-bus.ts'
import { inTransaction } from '#runtime/transaction.ts'

/** A message, by its chat and its place in it. */
export interface MessagePlace {
  chat_id: number
  seq: number
}

/** Where a change is written: the message's row, and the number that the change takes in its chat, whose row is locked. */
export interface ChangedRow {
  chatId: number
  id: number
  seq: number
  rev: number
}

export interface MessageChange<Plan> {
  action: ChatAction
  /** Decides about the message that stands under the lock of its chat: null when nothing has to change. Throws what refuses. */
  plan(message: Message, standing: Standing, tx: Queryable): Plan | null | Promise<Plan | null>
  /** Writes what was planned and moves the head of the chat to its `rev`; answers what it tells besides the step. */
  // biome-ignore lint/suspicious/noConfusingVoidType: Most changes tell nothing else.
  write(tx: Queryable, row: ChangedRow, plan: Plan): Promise<DomainEvent[] | void>
}

/**
 * The one way in for every change of a message that is stored: as one step of its chat, told to everybody after the commit.
 * Answers the message as it stands then. Rules DL4, DL5, DL7.
 * @throws `not_found` when there is no such message for the actor, `forbidden` when he may not do this, `invalid_token` when
 *   the session is over, and what the plan throws
 */
export function changeMessage<Plan>(actor: Actor, place: MessagePlace, change: MessageChange<Plan>): Promise<Message> {
  return answerInTime(async () => {
    const { message, events } = await inLane(place.chat_id, () => inTransaction((tx) => step(tx, actor, place, change)))
    publishEvents(events)
    return message
  })
}

async function step<Plan>(
  tx: Queryable,
  actor: Actor,
  place: MessagePlace,
  { action, plan, write }: MessageChange<Plan>,
): Promise<{ message: Message; events: DomainEvent[] }> {
  const { chat_id } = place
  const chat = (await lockChats(tx, [chat_id])).get(chat_id)
  if (!chat) throw chatNotFound()
  await checkActor(tx, actor)
  const standing = await findStanding(tx, actor.userId, chat_id)
  checkMay(standing, action)
  const before = await need(tx, place)
  const planned = await plan(before, standing, tx)
  if (planned === null) return { message: before, events: [] }
  const rev = chat.head + 1
  const more = await write(tx, { chatId: chat_id, id: before.id, seq: before.seq, rev }, planned)
  const message = await need(tx, place)
  const changes = [{ rev, message, members: [] }]
  const epoch = await readEpoch(tx)
  return {
    message,
    events: [
      { type: 'chat_changed', changes: { chat_id, epoch, after: chat.head, upto: rev, changes } },
      ...(more ?? []),
    ],
  }
}

async function need(tx: Queryable, { chat_id, seq }: MessagePlace): Promise<Message> {
  const [message] = await readMessages(tx, sql`WHERE m.chat_id = ${chat_id} AND m.seq = ${seq}`)
  if (!message) throw messageNotFound()
  return message
}
