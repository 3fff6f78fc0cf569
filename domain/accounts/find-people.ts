import { and, asc, desc, gt, ne, sql } from 'drizzle-orm'
import { LIMITS } from '#contracts/limits.ts'
import type { User } from '#contracts/users.ts'
import { users } from '#db/schema/users.ts'
import { userColumns } from '#domain/accounts/person.ts'
import { usernameKey } from '#domain/accounts/username-key.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { db } from '#runtime/database.ts'

/** Everybody on the server, the caller included, by id: those after `after`, at most `limit`. */
export function listUsers(_actor: Actor, page: { after?: number; limit?: number } = {}): Promise<User[]> {
  return answerInTime(() =>
    db()
      .select(userColumns)
      .from(users)
      .where(gt(users.id, page.after ?? 0))
      .orderBy(asc(users.id))
      .limit(page.limit ?? LIMITS.listPageDefault),
  )
}

/**
 * People whose username or display name contains the text, in any case, the caller excluded; names that begin with it
 * come first. The text is literal: `%`, `_` and `\` mean themselves. At most LIMITS.listPageDefault people. Rule: ACC9.
 */
export function searchUsers(actor: Actor, text: string): Promise<User[]> {
  const inUsername = contains(usernameKey(text.trim()))
  const inDisplayName = contains(text.trim())
  const begins = sql`${users.usernameKey} like ${inUsername.slice(1)} or lower(${users.displayName}) like lower(${inDisplayName.slice(1)})`
  return answerInTime(() =>
    db()
      .select(userColumns)
      .from(users)
      .where(
        and(
          ne(users.id, actor.userId),
          sql`(${users.usernameKey} like ${inUsername} or lower(${users.displayName}) like lower(${inDisplayName}))`,
        ),
      )
      .orderBy(desc(begins), asc(users.usernameKey))
      .limit(LIMITS.listPageDefault),
  )
}

/** A LIKE pattern that finds the text itself anywhere. */
function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
