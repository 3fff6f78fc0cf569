import { eq } from 'drizzle-orm'
import { usernameKey } from '#contracts/username-key.ts'
import type { LoginRequest, Me } from '#contracts/users.ts'
import { username as usernameSchema } from '#contracts/users.ts'
import { users } from '#db/schema/users.ts'
import { fitsPassword } from '#domain/accounts/password-hash.ts'
import { meColumns, toMe } from '#domain/accounts/person.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { AppError } from '#domain/app-error.ts'
import { db } from '#runtime/database.ts'

/**
 * The key of the account that a typed name means, the same for all ways to type it, space around it included; null for a
 * name that no account can have.
 */
export function meantKey(username: string): string | null {
  const name = usernameSchema.safeParse(username)
  return name.success ? usernameKey(name.data) : null
}

/**
 * The account that this name and password belong to. A name that does not exist, or cannot, is answered like a wrong
 * password, after the same work. `onMistake` hears of the account that was meant, null when there is none. Rule: ACC5.
 * @throws `invalid_credentials`
 */
export async function checkPassword(
  { username, password }: LoginRequest,
  onMistake: (userId: number | null) => void = () => {},
): Promise<Me> {
  // The query runs for impossible names too, with a key that no account has.
  const key = meantKey(username) ?? ''
  const [found] = await answerInTime(() =>
    db()
      .select({ ...meColumns, passwordHash: users.passwordHash })
      .from(users)
      .where(eq(users.usernameKey, key)),
  )
  const fits = await fitsPassword(found?.passwordHash, password)
  if (!found || !fits) {
    onMistake(found?.id ?? null)
    throw new AppError('invalid_credentials', 'Invalid credentials')
  }
  const { passwordHash: _, ...row } = found
  return toMe(row)
}
