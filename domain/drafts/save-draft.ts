import { sql } from 'drizzle-orm'
import type { Draft, DraftRequest } from '#contracts/drafts.ts'
import type { Message } from '#contracts/messages.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { chatNotFound, checkMay } from '#domain/chats/chat-policy.ts'
import { findStanding, lockChats } from '#domain/chats/chat-store.ts'
import { inLane } from '#domain/chats/in-lane.ts'
import { advanceUsers, lockUser } from '#domain/chats/member-store.ts'
import { checkActor } from '#domain/check-actor.ts'
import { readDraft, writeDraft } from '#domain/drafts/draft-store.ts'
import { NOTHING, planDraft } from '#domain/drafts/plan-draft.ts'
import { tellDraft } from '#domain/drafts/tell-draft.ts'
import type { DomainEvent } from '#domain/events.ts'
import { readMessages } from '#domain/messages/message-store.ts'
import { db, type Queryable } from '#runtime/database.ts'
import { publishEvents } from '#runtime/event-bus.ts'
import { inTransaction } from '#runtime/transaction.ts'

/**
 * Keeps what somebody has begun to write in a chat, for all his devices, as one step of his own counter; the same again changes
 * nothing. Answers the draft as it stands. Rules DF1 to DF5.
 * @throws `not_found` when he cannot see the chat, `forbidden` when he only looks at a public one, `conflict` when another draft
 *   stands there than the one that this continues, `invalid_token` when the session is over
 */
export function saveDraft(actor: Actor, request: DraftRequest & { chat_id: number }): Promise<Draft> {
  const { chat_id: chatId, reply, edit } = request
  return answerInTime(async () => {
    checkMay(await findStanding(db(), actor.userId, chatId), 'keep_draft')
    const save = () => inTransaction((tx) => step(tx, actor, request))
    // Words of a message: it is not deleted meanwhile.
    const { draft, events } = reply || edit ? await inLane(chatId, save) : await save()
    publishEvents(events)
    return draft
  })
}

async function step(
  tx: Queryable,
  actor: Actor,
  request: DraftRequest & { chat_id: number },
): Promise<{ draft: Draft; events: DomainEvent[] }> {
  const { chat_id: chatId, reply, edit } = request
  const { userId } = actor
  const place = { chatId, userId }
  if (reply || edit) await lockChats(tx, [chatId])
  await lockUser(tx, userId)
  await checkActor(tx, actor)
  const before = await readDraft(tx, place)
  if (before === undefined) throw chatNotFound()
  const leaning = { replied: await find(tx, chatId, reply?.seq), edited: await find(tx, chatId, edit?.seq) }
  const content = planDraft(request, before, userId, leaning)
  if (!content) return { draft: before ?? NOTHING, events: [] }
  const rev = (await advanceUsers(tx, new Map([[userId, 1]]))).get(userId) ?? 0
  const draft = { ...content, rev }
  await writeDraft(tx, place, draft)
  return { draft, events: [await tellDraft(tx, place, draft)] }
}

async function find(tx: Queryable, chatId: number, seq: number | undefined): Promise<Message | undefined> {
  if (seq === undefined) return undefined
  const [message] = await readMessages(tx, sql`WHERE m.chat_id = ${chatId} AND m.seq = ${seq}`)
  return message
}
