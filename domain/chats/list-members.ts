import { sql } from 'drizzle-orm'
import type { Member } from '#contracts/chats.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { checkMay } from '#domain/chats/chat-policy.ts'
import { findStanding } from '#domain/chats/chat-store.ts'
import { readMembers } from '#domain/chats/member-store.ts'
import { db } from '#runtime/database.ts'

/** Members that are in memory at once. */
const PART = 500

/**
 * Everybody who is in a chat, in the order they joined, however many: part by part, each read when it is asked for, and only
 * while the actor sees the chat. Rules CH1, CH7.
 * @throws `not_found` with a part, when the actor cannot see the chat
 */
export async function* listMembers(actor: Actor, chatId: number): AsyncGenerator<Member[], void, undefined> {
  let last: Member | undefined
  do {
    const part = await answerInTime(() => readPart(actor, chatId, last))
    yield part
    last = part.length === PART ? part.at(-1) : undefined
  } while (last)
}

async function readPart(actor: Actor, chatId: number, last: Member | undefined): Promise<Member[]> {
  checkMay(await findStanding(db(), actor.userId, chatId), 'see')
  const after = last ? sql`AND (s.rev, s.user_id) > (${last.rev}::bigint, ${last.user.id}::int)` : sql``
  const found = await readMembers(db(), sql`WHERE s.chat_id = ${chatId} ${after}`, PART)
  return found.map((each) => each.member)
}
