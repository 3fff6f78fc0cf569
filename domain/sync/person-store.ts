import { eq } from 'drizzle-orm'
import type { Me } from '#contracts/users.ts'
import { users } from '#db/schema/users.ts'
import { meColumns, toMe } from '#domain/accounts/person.ts'
import type { Actor } from '#domain/actor.ts'
import { invalidToken } from '#domain/check-actor.ts'
import type { Queryable } from '#runtime/database.ts'

/** A person as he knows himself, and his own head. */
export async function readPerson(q: Queryable, actor: Actor): Promise<{ me: Me; head: number }> {
  const [row] = await q
    .select({ ...meColumns, head: users.head })
    .from(users)
    .where(eq(users.id, actor.userId))
  if (!row) throw invalidToken()
  const { head, ...me } = row
  return { me: toMe(me), head }
}
