import { inArray } from 'drizzle-orm'
import type { Me } from '#contracts/users.ts'
import { users } from '#db/schema/users.ts'
import { meColumns, toMe } from '#domain/accounts/person.ts'
import type { Queryable } from '#runtime/database.ts'

/** A person as he knows himself, and his own head. */
export interface Person {
  me: Me
  head: number
}

/** People by their ids; those who are gone are not among them. */
export async function readPeople(q: Queryable, ids: readonly number[]): Promise<Map<number, Person>> {
  const rows = await q
    .select({ ...meColumns, head: users.head })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]))
  return new Map(rows.map(({ head, ...me }) => [me.id, { me: toMe(me), head }]))
}
