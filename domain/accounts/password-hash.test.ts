import { expect, test } from 'vitest'
import { fitsPassword, hashPassword } from '#domain/accounts/password-hash.ts'

test('[ACC5] a password fits its own hash and no other, and none fits where there is no account', async () => {
  const kept = await hashPassword('green kettle')
  expect(await fitsPassword(kept, 'green kettle')).toBe(true)
  expect(await fitsPassword(kept, 'red kettle')).toBe(false)
  expect(await fitsPassword(undefined, 'green kettle')).toBe(false)
})
