import { parseOptions, verify } from '@node-rs/argon2'
import { expect, test, vi } from 'vitest'
import { fitsPassword, hashPassword } from '#domain/accounts/password-hash.ts'

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return { ...real, verify: vi.fn(real.verify) }
})

test('[ACC5] without an account the same work is done, on a hash of the same cost', async () => {
  const kept = await hashPassword('green kettle')
  expect(await fitsPassword(kept, 'green kettle')).toBe(true)
  expect(await fitsPassword(kept, 'red kettle')).toBe(false)
  expect(await fitsPassword(undefined, 'green kettle')).toBe(false)
  const judged = vi.mocked(verify).mock.calls.map(([hash]) => parseOptions(hash))
  expect(judged).toHaveLength(3)
  expect(judged[2]).toEqual(judged[0])
})
