import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tryToSignIn } from '#domain/rate-limits/guessing.ts'
import { withSettings } from '#testing/settings.ts'

beforeEach(() => {
  vi.useFakeTimers()
  withSettings({ rateLimits: true })
})
afterEach(() => vi.useRealTimers())

const refused = (seconds: number) => ({ code: 'rate_limited', more: { retryAfter: seconds } })

async function mistakes(key: string, count: number) {
  for (let number = 0; number < count; number++) await tryToSignIn(key)
}

test('[ACC6] four mistakes cost nothing, and the right password forgets them', async () => {
  for (let round = 0; round < 5; round++) {
    await mistakes('forgetful', 4)
    const forgive = await tryToSignIn('forgetful')
    await forgive()
  }
  await expect(tryToSignIn('forgetful')).resolves.toBeTypeOf('function')
})

test('[ACC6] from the fifth mistake on each makes the next try wait twice as long, up to five minutes', async () => {
  await mistakes('guesser', 5)
  for (const wait of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
    await expect(tryToSignIn('guesser')).rejects.toMatchObject(refused(wait))
    await vi.advanceTimersByTimeAsync(wait * 1000)
    await tryToSignIn('guesser')
  }
})

test('[ACC6] tries that come too early do not make the wait longer', async () => {
  await mistakes('eager', 5)
  for (let number = 0; number < 20; number++) await expect(tryToSignIn('eager')).rejects.toMatchObject(refused(1))
  await vi.advanceTimersByTimeAsync(1000)
  await expect(tryToSignIn('eager')).resolves.toBeTypeOf('function')
})

test('[ACC6] many tries at once are counted one by one', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 200 }, () => tryToSignIn('burst')))
  expect(outcomes.filter((one) => one.status === 'fulfilled').length).toBeLessThanOrEqual(5)
})

test('[ACC6] another address or account does not wait', async () => {
  await mistakes('anna 203.0.113.1', 6 - 1)
  await expect(tryToSignIn('anna 203.0.113.1')).rejects.toMatchObject(refused(1))
  await expect(tryToSignIn('anna 203.0.113.2')).resolves.toBeTypeOf('function')
  await expect(tryToSignIn('boris 203.0.113.1')).resolves.toBeTypeOf('function')
})
