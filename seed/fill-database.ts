import { sql } from 'drizzle-orm'
import type { Database } from '#runtime/database.ts'
import type { SeedChat } from '#seed/assemble-chat.ts'
import { buildDemonstration, PEOPLE_CAME } from '#seed/demonstration.ts'
import { buildLongChat } from '#seed/long-chat.ts'
import { makePassword } from '#seed/passwords.ts'
import { PEOPLE } from '#seed/people.ts'
import { createRandom } from '#seed/random.ts'
import { insertChats } from '#seed/store-chats.ts'
import { type Account, insertPeople } from '#seed/store-people.ts'

const DAY = 86_400_000

export interface Wishes {
  /** The same number tells the same conversations. */
  seed: number
  /** Messages of one more, very long chat; 0: none. */
  big: number
}

export interface Filled {
  accounts: Account[]
  chats: number
  /** What people wrote, without system lines. */
  messages: number
}

/** Fills a database with the demonstration, in one transaction. Its people must not exist yet. */
export async function fillDatabase(database: Database, { seed, big }: Wishes, now = Date.now()): Promise<Filled> {
  const random = createRandom(seed)
  const chats = buildDemonstration(random, now)
  if (big > 0) chats.push(buildLongChat(big, random, now))
  const passwords = new Map(PEOPLE.map((person) => [person, makePassword()]))
  const accounts = await database.transaction(async (tx) => {
    const made = await insertPeople(tx, passwords, new Date(now - PEOPLE_CAME * DAY))
    await insertChats(tx, chats, new Map(made.map(({ person, id }) => [person, id])))
    return made
  })
  // The planner has never seen so many rows, and counts of unread messages go by an index alone once it is vacuumed.
  await database.execute(sql`VACUUM (ANALYZE) users, chats, members, messages`)
  return { accounts, chats: chats.length, messages: chats.reduce((sum, chat) => sum + countWritten(chat), 0) }
}

function countWritten(chat: SeedChat): number {
  return chat.messages.filter((message) => !message.system).length
}
