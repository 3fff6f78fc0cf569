import { afterEach, describe, expect, test } from 'vitest'
import { registerRequest } from '#contracts/users.ts'
import { users } from '#db/schema/users.ts'
import { register } from '#domain/accounts/register.ts'
import { db } from '#runtime/database.ts'
import { codeOf } from '#testing/outcome.ts'
import { createTestDatabase } from '#testing/postgres.ts'
import { withSettings } from '#testing/settings.ts'

await createTestDatabase()

const signUp = (username: string, more: object = {}) =>
  register(registerRequest.parse({ username, password: 'green kettle 42', ...more }))

afterEach(async () => {
  await db().delete(users)
})

describe('the owner', () => {
  test('[ACC1] of two first accounts at once exactly one is the owner', async () => {
    for (let round = 0; round < 10; round++) {
      await db().delete(users)
      const roles = (await Promise.all([signUp('anna'), signUp('boris')])).map((me) => me.role)
      expect(roles.sort()).toEqual(['member', 'owner'])
    }
  })

  test('[ACC1] of many first accounts at once all come in, one of them as the owner', async () => {
    const everybody = await Promise.all(Array.from({ length: 12 }, (_, number) => signUp(`person${number}`)))
    expect(everybody.filter((me) => me.role === 'owner')).toHaveLength(1)
  })
})

describe('the name', () => {
  test('[ACC2] of two people who take one name at once, in different case, one gets it', async () => {
    for (let round = 0; round < 10; round++) {
      await db().delete(users)
      await signUp('first')
      const outcomes = await Promise.all([codeOf(signUp('Anna')), codeOf(signUp('aNNa'))])
      expect(outcomes.sort()).toEqual(['ok', 'username_taken'])
    }
  })

  test('[ACC2] two who race for the same name to be the first account leave one account, the owner', async () => {
    const outcomes = await Promise.all([codeOf(signUp('Anna')), codeOf(signUp('ANNA'))])
    expect(outcomes.sort()).toEqual(['ok', 'username_taken'])
    expect(await db().select({ role: users.role }).from(users)).toEqual([{ role: 'owner' }])
  })

  test('[ACC2] compatibility forms are the same name', async () => {
    await signUp('Ёжик')
    expect(await codeOf(signUp('е\u0308жИК'))).toBe('username_taken')
  })
})

describe('REGISTRATION', () => {
  test('[ACC3] closed lets the first account in and nobody after it, also at once', async () => {
    withSettings({ registration: 'closed' })
    const outcomes = await Promise.all(['anna', 'boris', 'clara'].map((name) => codeOf(signUp(name))))
    expect(outcomes.sort()).toEqual(['ok', 'registration_closed', 'registration_closed'])
    expect(await db().select({ role: users.role }).from(users)).toEqual([{ role: 'owner' }])
  })

  test.each([
    ['closed', 'Ask the owner of this server for an account'],
    ['invite', 'Ask the owner of this server to invite you'],
  ] as const)('[ACC3] %s says whom to ask, and does not tell which names exist', async (registration, advice) => {
    await signUp('anna')
    withSettings({ registration })
    for (const name of ['anna', 'boris']) await expect(signUp(name)).rejects.toThrow(advice)
  })
})

test('[ACC12] a password is kept as an argon2id hash, each time with another salt', async () => {
  await Promise.all([signUp('anna'), signUp('boris')])
  const hashes = (await db().select({ hash: users.passwordHash }).from(users)).map((row) => row.hash)
  for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=\d+,t=\d+,p=1\$/)
  expect(new Set(hashes).size).toBe(2)
})

test('[ACC12] outside of tests hashing costs what OWASP recommends', async () => {
  withSettings({ unsafeTestPasswords: false })
  await signUp('anna')
  const [row] = await db().select({ hash: users.passwordHash }).from(users)
  expect(row?.hash).toContain('$m=19456,t=2,p=1$')
})

test('[ACC8] the language of the page is kept with the account', async () => {
  expect(await register({ username: 'anna', password: 'green kettle 42', locale: 'ru' })).toMatchObject({
    display_name: 'anna',
    locale: 'ru',
    theme: 'system',
    send_key: 'enter',
  })
})
