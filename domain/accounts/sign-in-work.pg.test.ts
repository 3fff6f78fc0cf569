import { verify } from '@node-rs/argon2'
import { beforeEach, expect, test, vi } from 'vitest'
import { register } from '#domain/accounts/register.ts'
import { checkPassword } from '#domain/accounts/sign-in.ts'
import { codeOf } from '#testing/outcome.ts'
import { createTestDatabase } from '#testing/postgres.ts'

// The real thing, watched.
vi.mock('@node-rs/argon2', async (real) => {
  const argon2 = await real<typeof import('@node-rs/argon2')>()
  return { ...argon2, verify: vi.fn(argon2.verify) }
})
const verified = vi.mocked(verify)
beforeEach(() => void verified.mockClear())

await createTestDatabase()
await register({ username: 'Anna', password: 'green kettle 42' })

/** What a hash costs to check is written at its beginning. */
const costOf = (hash: unknown) => /^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$/.exec(String(hash))?.[0]

test.each([
  ['a wrong password', 'Anna'],
  ['an unknown name', 'boris'],
  ['a name that cannot be', 'no such name!'],
  ['no name', ''],
])('[ACC5] %s is one verification of the same cost', async (_, username) => {
  expect(await codeOf(checkPassword({ username: 'Anna', password: 'green kettle 42' }))).toBe('ok')
  expect(await codeOf(checkPassword({ username, password: 'wrong kettle' }))).toBe('invalid_credentials')
  expect(verified).toHaveBeenCalledTimes(2)
  const [right, wrong] = verified.mock.calls
  expect(costOf(wrong?.[0])).toBe(costOf(right?.[0]))
  expect(costOf(right?.[0])).toBeDefined()
  expect(wrong?.[1]).toBe('wrong kettle')
})
