import { and, asc, desc, gt, ne, sql } from 'drizzle-orm'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import type { User } from '#contracts/users.ts'
import { users } from '#db/schema/users.ts'
import { userColumns } from '#domain/accounts/person.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { literally, searchKey } from '#domain/search-key.ts'
import { db } from '#runtime/database.ts'

/** Everybody on the server, the caller included, by id: those after `after`, at most `limit`. */
export function listUsers(_actor: Actor, page: { after?: number; limit?: number } = {}): Promise<User[]> {
  return answerInTime(() =>
    db()
      .select(userColumns)
      .from(users)
      .where(gt(users.id, page.after ?? 0))
      .orderBy(asc(users.id))
      .limit(page.limit ?? SERVER_LIMITS.listPageDefault),
  )
}

/**
 * People whose username or display name contains the text, in any case and with ё as е, the caller excluded; names that begin
 * with it come first. The text is literal: `%`, `_` and `\` mean themselves. At most SERVER_LIMITS.listPageDefault people. Rule: ACC9.
 */
export function searchUsers(actor: Actor, text: string): Promise<User[]> {
  const wanted = literally(searchKey(text))
  // The names are lines of the key.
  const begins = sql`(${users.searchKey} like ${`${wanted}%`} or ${users.searchKey} like ${`%\n${wanted}%`})`
  return answerInTime(() =>
    db()
      .select(userColumns)
      .from(users)
      .where(and(ne(users.id, actor.userId), sql`${users.searchKey} like ${`%${wanted}%`}`))
      .orderBy(desc(begins), asc(users.usernameKey))
      .limit(SERVER_LIMITS.listPageDefault),
  )
}
