import { usernameKey } from '#contracts/username-key.ts'
import { users } from '#db/schema/users.ts'
import { hashPassword } from '#domain/accounts/password-hash.ts'
import { personKey } from '#domain/search-key.ts'
import type { Queryable } from '#runtime/database.ts'
import { PEOPLE, type Person } from '#seed/people.ts'

/** An account of the demonstration, as it is told to whoever made it. */
export interface Account {
  person: Person
  id: number
  password: string
  isOwner: boolean
}

/**
 * Creates the accounts, with the passwords given; on an empty server the first one is its owner.
 * @throws a sentence naming those that exist already
 */
export async function insertPeople(
  tx: Queryable,
  passwords: ReadonlyMap<Person, string>,
  createdAt: Date,
): Promise<Account[]> {
  const [anybody] = await tx.select({ id: users.id }).from(users).limit(1)
  const wanted = await Promise.all(
    PEOPLE.map(async (person, at) => ({
      person,
      password: passwords.get(person) ?? '',
      hash: await hashPassword(passwords.get(person) ?? ''),
      isOwner: !anybody && at === 0,
    })),
  )
  const rows = wanted.map(({ person, hash, isOwner }) => ({
    username: person.username,
    usernameKey: usernameKey(person.username),
    displayName: person.displayName,
    searchKey: personKey(person.username, person.displayName),
    passwordHash: hash,
    role: isOwner ? ('owner' as const) : ('member' as const),
    locale: person.locale,
    theme: person.theme,
    createdAt,
  }))
  const added = await tx
    .insert(users)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: users.id, username: users.username })
  const ids = new Map(added.map(({ id, username }) => [username, id]))
  const taken = PEOPLE.filter((person) => !ids.has(person.username)).map((person) => person.username)
  if (taken.length > 0) throw new Error(alreadyThere(taken))
  return wanted.map(({ person, password, isOwner }) => ({
    person,
    password,
    isOwner,
    id: ids.get(person.username) ?? 0,
  }))
}

function alreadyThere(taken: readonly string[]): string {
  return (
    `The demonstration is already in this database, or its names are taken: ${taken.join(', ')}.\n` +
    'Nothing was changed. It fits into a database once: use a fresh one, with another DATA_DIR or DATABASE_URL.'
  )
}
