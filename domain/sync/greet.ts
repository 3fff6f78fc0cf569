import { inArray } from 'drizzle-orm'
import type { Me } from '#contracts/users.ts'
import { members } from '#db/schema/chats.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { askTogether, type Outcome } from '#domain/ask-together.ts'
import { readEpoch } from '#domain/chats/chat-store.ts'
import { invalidToken } from '#domain/check-actor.ts'
import { readPeople } from '#domain/sync/person-store.ts'
import { db } from '#runtime/database.ts'
import { remember } from '#runtime/remember.ts'

interface Greeting {
  me: Me
  epoch: string
  chatIds: number[]
}

/**
 * What a new connection begins with: who it is, the epoch, and the chats it will hear of. Those who come together are read
 * together.
 * @throws `invalid_token` when the account is gone
 */
export function greet(actor: Actor): Promise<Greeting> {
  const ask = remember('greetings', () => askTogether(greetAll))
  return answerInTime(() => ask(actor.userId))
}

async function greetAll(userIds: number[]): Promise<Outcome<Greeting>[]> {
  const people = await readPeople(db(), userIds)
  const epoch = await readEpoch(db())
  const rows = await db()
    .select({ userId: members.userId, chatId: members.chatId })
    .from(members)
    .where(inArray(members.userId, [...people.keys()]))
  const chats = new Map<number, number[]>(userIds.map((userId) => [userId, []]))
  for (const { userId, chatId } of rows) chats.get(userId)?.push(chatId)
  return userIds.map((userId) => {
    const person = people.get(userId)
    if (!person) return { ok: false, error: invalidToken() }
    return { ok: true, answer: { me: person.me, epoch, chatIds: chats.get(userId) ?? [] } }
  })
}
