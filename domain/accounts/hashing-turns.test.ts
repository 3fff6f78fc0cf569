import { expect, test, vi } from 'vitest'
import { inTurn } from '#domain/accounts/hashing-turns.ts'
import { afterwards } from '#testing/afterwards.ts'

function tasks(count: number) {
  const ends: (() => void)[] = []
  let running = 0
  let most = 0
  const results = Array.from({ length: count }, (_, number) =>
    inTurn(async () => {
      most = Math.max(most, ++running)
      await new Promise<void>((resolve) => ends.push(resolve))
      running--
      return number
    }),
  )
  const finish = async () => {
    for (let done = 0; done < count; done++) {
      while (ends.length === 0) await Promise.resolve()
      ends.shift()?.()
      await Promise.resolve()
    }
  }
  return { results, finish, most: () => most }
}

test('[ACC12] costly work runs two at a time, in the order it came', async () => {
  const { results, finish, most } = tasks(10)
  await finish()
  expect(await Promise.all(results)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(most()).toBe(2)
})

test('[ACC12] a failure gives its turn back', async () => {
  const failing = () => inTurn(() => Promise.reject(new Error('no')))
  for (let round = 0; round < 5; round++) await expect(failing()).rejects.toThrow('no')
  expect(await inTurn(async () => 'still works')).toBe('still works')
})

test('[ACC12] when too many wait, the next is asked to come again', async () => {
  const { results, finish } = tasks(502)
  await expect(inTurn(async () => 'late')).rejects.toMatchObject({ code: 'unavailable', more: { retryAfter: 5 } })
  await finish()
  await Promise.all(results)
})

test('[ACC12] whoever waits in vain is told so in time, and his work is not begun', async () => {
  vi.useFakeTimers()
  afterwards(async () => void vi.useRealTimers())
  const { results, finish } = tasks(2)
  const begun = vi.fn(async () => {})
  const late = expect(inTurn(begun)).rejects.toMatchObject({ code: 'unavailable', more: { retryAfter: 5 } })
  await vi.advanceTimersByTimeAsync(4500)
  await late
  const next = inTurn(async () => 'next')
  await finish()
  expect([await next, begun.mock.calls.length, vi.getTimerCount()]).toEqual(['next', 0, 0])
  await Promise.all(results)
})
