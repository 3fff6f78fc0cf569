import { expect, test } from 'vitest'
import { TokenBucket } from '#realtime/token-bucket.ts'

function bucketAt(clock: { ms: number }) {
  return new TokenBucket({ perSecond: 10, burst: 5 }, () => clock.ms)
}

test('[DL18] a burst passes, what follows it at once does not, and time fills it again', () => {
  const clock = { ms: 0 }
  const bucket = bucketAt(clock)
  expect(Array.from({ length: 6 }, () => bucket.take())).toEqual(['fine', 'fine', 'fine', 'fine', 'fine', 'over'])
  expect(bucket.isEmpty).toBe(true)
  clock.ms += 200
  expect([bucket.take(), bucket.take()]).toEqual(['fine', 'over'])
  clock.ms += 60_000
  expect(Array.from({ length: 6 }, () => bucket.take()).filter((each) => each === 'fine')).toHaveLength(5)
})

test('[DL18] whoever goes on regardless is a flood', () => {
  const bucket = bucketAt({ ms: 0 })
  const verdicts = Array.from({ length: 26 }, () => bucket.take())
  expect(verdicts.slice(5, 25)).toEqual(Array(20).fill('over'))
  expect(verdicts[25]).toBe('flood')
})
