import { afterEach, describe, expect, test, vi } from 'vitest'
import { registerRequest } from '#contracts/users.ts'
import { users } from '#db/schema/users.ts'
import { register } from '#domain/accounts/register.ts'
import { config } from '#runtime/config.ts'
import { db } from '#runtime/database.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

const PASSWORD = 'green kettle 42'
const signUp = (username: string, more: object = {}) =>
  register(registerRequest.parse({ username, password: PASSWORD, ...more }))
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  )

afterEach(async () => {
  vi.restoreAllMocks()
  await db().delete(users)
})

describe('the owner', () => {
  test('[ACC1] of two first accounts at once exactly one is the owner', async () => {
    for (let round = 0; round < 10; round++) {
      await db().delete(users)
      const roles = (await Promise.all([signUp(`anna${round}`), signUp(`boris${round}`)])).map((me) => me.role)
      expect(roles.sort()).toEqual(['member', 'owner'])
    }
  })

  test('[ACC3] closed registration lets the first account in and nobody after it, also at once', async () => {
    vi.spyOn(config(), 'registration', 'get').mockReturnValue('closed')
    const outcomes = await Promise.all(['anna', 'boris', 'clara'].map((name) => code(signUp(name))))
    expect(outcomes.sort()).toEqual(['accepted', 'registration_closed', 'registration_closed'])
    expect(await db().select({ role: users.role }).from(users)).toEqual([{ role: 'owner' }])
  })
})
