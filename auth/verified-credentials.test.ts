import { expect, test, vi } from 'vitest'
import { throughVerified } from '#auth/verified-credentials.ts'

const actor = { userId: 7, sessionId: '6f4dbb9e-33a2-4c62-9c3a-0d6f2b7c1e55' }

test('[SES7] the same credentials are verified once in a while, other ones and other kinds each by themselves', async () => {
  let now = 1_000_000
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  const verify = vi.fn(async () => actor)
  expect(await throughVerified('bearer', 'a', verify)).toEqual(actor)
  expect(await throughVerified('bearer', 'a', verify)).toEqual(actor)
  expect(verify).toHaveBeenCalledTimes(1)
  await throughVerified('bearer', 'a ', verify)
  await throughVerified('cookie', 'a', verify)
  expect(verify).toHaveBeenCalledTimes(3)
  now += 60_000
  await throughVerified('bearer', 'a', verify)
  expect(verify).toHaveBeenCalledTimes(4)
  vi.restoreAllMocks()
})

test('[SES7] what was refused is refused again by a look of its own', async () => {
  const refuse = vi.fn(async () => {
    throw new Error('forged')
  })
  for (let tries = 1; tries <= 2; tries++) {
    await expect(throughVerified('bearer', 'forged', refuse)).rejects.toThrow('forged')
    expect(refuse).toHaveBeenCalledTimes(tries)
  }
})

test('what is kept has an end: the oldest is forgotten', async () => {
  const verify = vi.fn(async () => actor)
  for (let number = 0; number <= 10_000; number++) await throughVerified('cookie', `cookie ${number}`, verify)
  verify.mockClear()
  await throughVerified('cookie', 'cookie 10000', verify)
  expect(verify).not.toHaveBeenCalled()
  await throughVerified('cookie', 'cookie 0', verify)
  expect(verify).toHaveBeenCalledTimes(1)
})
