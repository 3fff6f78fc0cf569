import { randomUUID } from 'node:crypto'
import { usernameKey } from '#contracts/username-key.ts'
import { sessions } from '#db/schema/sessions.ts'
import { users } from '#db/schema/users.ts'
import type { Actor } from '#domain/actor.ts'
import { personKey } from '#domain/search-key.ts'
import { db } from '#runtime/database.ts'

/** Someone with an account and an open session, straight in the database: nobody signs in with a password here. */
export interface Person extends Actor {
  username: string
}

/** A new person; the name gets a number, so that every call gives somebody else. */
export async function person(name = 'person'): Promise<Person> {
  const username = `${name}_${randomUUID().slice(0, 8)}`
  const [row] = await db()
    .insert(users)
    .values({
      username,
      usernameKey: usernameKey(username),
      displayName: name,
      searchKey: personKey(username, name),
      passwordHash: 'none',
    })
    .returning({ id: users.id })
  if (!row) throw new Error('The person was not stored')
  return { userId: row.id, username, sessionId: await openSession(row.id) }
}

/** One more device of a person. */
export async function openSession(userId: number): Promise<string> {
  const id = randomUUID()
  await db()
    .insert(sessions)
    .values({ id, userId, kind: 'api', expiresAt: new Date(Date.now() + 3_600_000) })
  return id
}
