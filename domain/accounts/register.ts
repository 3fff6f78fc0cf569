import { eq } from 'drizzle-orm'
import { usernameKey } from '#contracts/username-key.ts'
import type { Locale, Me, RegisterRequest } from '#contracts/users.ts'
import { users } from '#db/schema/users.ts'
import { hashPassword } from '#domain/accounts/password-hash.ts'
import { refuseWeakPassword } from '#domain/accounts/password-rules.ts'
import { meColumns, toMe } from '#domain/accounts/person.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { AppError } from '#domain/app-error.ts'
import { personKey } from '#domain/search-key.ts'
import { config } from '#runtime/config.ts'
import { db } from '#runtime/database.ts'

/**
 * Creates an account. The first one of a server is its owner, whoever registers at the same moment. Rules: ACC1 to ACC4, ACC8.
 * @throws `registration_closed` when REGISTRATION does not let strangers in and somebody is here already
 * @throws `weak_password` for passwords that guessing starts with
 * @throws `username_taken` when the name exists in any case
 */
export async function register(input: RegisterRequest & { locale?: Locale }): Promise<Me> {
  await answerInTime(refuseWhenClosed)
  refuseWeakPassword(input.password, input.username)
  await answerInTime(() => refuseTakenName(input.username))
  const displayName = input.display_name || input.username
  const row = {
    username: input.username,
    usernameKey: usernameKey(input.username),
    displayName,
    searchKey: personKey(input.username, displayName),
    passwordHash: await hashPassword(input.password),
    locale: input.locale ?? null,
  }
  // The unique indexes decide between people who come at once; who lost the owner's place comes as a member.
  return answerInTime(async () => (await add(row)) ?? (await add(row)) ?? nameTaken())
}

async function add(row: Omit<typeof users.$inferInsert, 'role'>): Promise<Me | undefined> {
  const role = await refuseWhenClosed()
  const [added] = await db()
    .insert(users)
    .values({ ...row, role })
    .onConflictDoNothing()
    .returning(meColumns)
  return added && toMe(added)
}

/** Answers the role a new account would have. */
async function refuseWhenClosed(): Promise<'owner' | 'member'> {
  const [anybody] = await db().select({ id: users.id }).from(users).limit(1)
  if (!anybody) return 'owner'
  const { registration } = config()
  if (registration === 'open') return 'member'
  throw new AppError(
    'registration_closed',
    registration === 'invite'
      ? 'Registration here is by invitation only. Ask the owner of this server to invite you'
      : 'Registration here is closed. Ask the owner of this server for an account',
  )
}

async function refuseTakenName(username: string): Promise<void> {
  const [taken] = await db()
    .select({ id: users.id })
    .from(users)
    .where(eq(users.usernameKey, usernameKey(username)))
  if (taken) nameTaken()
}

function nameTaken(): never {
  const message = 'Username already exists'
  throw new AppError('username_taken', message, { errors: [{ path: 'username', message }] })
}
