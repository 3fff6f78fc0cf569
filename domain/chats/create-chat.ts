import type { Chat, MemberRole } from '#contracts/chats.ts'
import type { SystemNote } from '#contracts/messages.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { AppError } from '#domain/app-error.ts'
import { announceNewChat, type NewChatNews } from '#domain/chats/announce-chat.ts'
import { chatNotFound } from '#domain/chats/chat-policy.ts'
import { directKey, findDirectChat, insertChat } from '#domain/chats/chat-store.ts'
import { advanceUsers, insertMembers } from '#domain/chats/member-store.ts'
import { pairsOf, readChats } from '#domain/chats/read-chats.ts'
import { checkActor } from '#domain/check-actor.ts'
import { appendMessages } from '#domain/messages/message-store.ts'
import { db, type Queryable } from '#runtime/database.ts'
import { publishEvents } from '#runtime/event-bus.ts'
import { inTransaction } from '#runtime/transaction.ts'

/** A public chat, which everybody signed in may open, find and join by posting. Rules CH1, CH2, CH5. */
export function createPublicChat(actor: Actor, name: string): Promise<Chat> {
  return found(actor, { kind: 'public', name, userIds: [actor.userId] })
}

/**
 * A private group of the actor, who owns it, and the people named. Rules CH2, CH5.
 * @throws `not_found` when one of them does not exist
 */
export function createGroup(actor: Actor, group: { name: string; memberIds: readonly number[] }): Promise<Chat> {
  return found(actor, { kind: 'group', name: group.name, userIds: [actor.userId, ...group.memberIds] })
}

/**
 * The direct chat with a person: always the same one, however often and from however many sides it is asked for. Rule CH3.
 * @throws `bad_request` with oneself, `not_found` when there is no such person
 */
export function openDirectChat(actor: Actor, userId: number): Promise<Chat> {
  return answerInTime(async () => {
    if (userId === actor.userId) throw new AppError('bad_request', 'Cannot create chat with yourself')
    const known = await findDirectChat(db(), actor.userId, userId)
    if (known !== null) return seeChat(db(), actor, known)
    const { chat, events } = await inTransaction((tx) => insertDirectChat(tx, actor, userId))
    publishEvents(events)
    return chat
  })
}

async function insertDirectChat(tx: Queryable, actor: Actor, userId: number): Promise<NewChatNews> {
  await checkActor(tx, actor)
  const key = directKey(actor.userId, userId)
  const chatId = await insertChat(tx, {
    kind: 'direct',
    name: '',
    directKey: key,
    head: 1,
    memberCount: 2,
    createdBy: actor.userId,
  })
  if (chatId === null) {
    // Somebody was quicker and has committed: his chat is the one.
    const theirs = await findDirectChat(tx, actor.userId, userId)
    if (theirs === null) throw chatNotFound()
    return { chat: await seeChat(tx, actor, theirs), events: [] }
  }
  const heads = await putTogether(tx, chatId, [actor.userId, userId], () => 'member')
  return announceNewChat(tx, actor, chatId, heads)
}

function found(actor: Actor, chat: { kind: 'group' | 'public'; name: string; userIds: number[] }): Promise<Chat> {
  return answerInTime(async () => {
    const outcome = await inTransaction((tx) => insertNamedChat(tx, actor, chat))
    publishEvents(outcome.events)
    return outcome.chat
  })
}

async function insertNamedChat(
  tx: Queryable,
  actor: Actor,
  { kind, name, userIds }: { kind: 'group' | 'public'; name: string; userIds: number[] },
): Promise<NewChatNews> {
  await checkActor(tx, actor)
  const people = [...new Set(userIds)]
  const chatId = await insertChat(tx, {
    kind,
    name,
    directKey: null,
    head: 0,
    memberCount: people.length,
    createdBy: actor.userId,
  })
  if (chatId === null) throw new Error('A named chat has no key that could be taken')
  const heads = await putTogether(tx, chatId, people, (userId) => (userId === actor.userId ? 'owner' : 'member'))
  const system: SystemNote = { type: 'chat_created', name }
  const content = `created the chat “${name}”`
  const line = { chatId, seq: 1, authorId: actor.userId, clientId: null, content, system }
  await appendMessages(tx, [line])
  return announceNewChat(tx, actor, chatId, heads)
}

/** The first change of a chat: its members, each with one step of his own list. */
async function putTogether(
  tx: Queryable,
  chatId: number,
  userIds: number[],
  roleOf: (userId: number) => MemberRole,
): Promise<Map<number, number>> {
  const heads = await advanceUsers(tx, new Map(userIds.map((userId) => [userId, 1])))
  const news = [...heads].map(([userId, userRev]) => ({ chatId, userId, role: roleOf(userId), rev: 1, userRev }))
  await insertMembers(tx, news)
  return heads
}

async function seeChat(q: Queryable, actor: Actor, chatId: number): Promise<Chat> {
  const [sight] = await readChats(q, pairsOf(actor.userId, [chatId]))
  if (!sight) throw chatNotFound()
  return sight.chat
}
