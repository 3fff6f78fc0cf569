import { expect, test, vi } from 'vitest'
import { askTogether, type Outcome } from '#domain/ask-together.ts'

/** Answers each number by its double, when it is let; keeps what was asked together. */
function doubler(limits?: Parameters<typeof askTogether>[1]) {
  const batches: number[][] = []
  const open: (() => void)[] = []
  const answer = async (asks: number[]): Promise<Outcome<number>[]> => {
    batches.push(asks)
    await new Promise<void>((resolve) => open.push(resolve))
    return asks.map((ask) => (ask < 0 ? { ok: false, error: new Error(`no ${ask}`) } : { ok: true, answer: ask * 2 }))
  }
  const letGo = async () => {
    open.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { ask: askTogether(answer, limits), batches, letGo }
}

test('a lone ask is answered at once, and what comes meanwhile together, in order', async () => {
  const { ask, batches, letGo } = doubler({ atOnce: 1 })
  const answers = Promise.all([1, 2, 3, 4].map(ask))
  expect(batches).toEqual([[1]])
  await letGo()
  expect(batches).toEqual([[1], [2, 3, 4]])
  await letGo()
  expect(await answers).toEqual([2, 4, 6, 8])
})

test('no more are answered together, or at once, than is allowed', async () => {
  const { ask, batches, letGo } = doubler({ atOnce: 2, most: 2 })
  const answers = Promise.all([1, 2, 3, 4, 5].map(ask))
  expect(batches).toEqual([[1], [2]])
  for (let round = 0; round < 4; round++) await letGo()
  expect(batches).toEqual([[1], [2], [3, 4], [5]])
  expect(await answers).toEqual([2, 4, 6, 8, 10])
})

test('one that fails does not fail the others', async () => {
  const { ask, letGo } = doubler({ atOnce: 1 })
  const answers = Promise.allSettled([1, -2, 3].map(ask))
  await letGo()
  await letGo()
  expect(await answers).toMatchObject([{ value: 2 }, { reason: new Error('no -2') }, { value: 6 }])
})

test('what fails together is asked apart; a database that is away is not asked again', async () => {
  const broken = new Error('cannot be read')
  const answer = vi.fn(async (asks: number[]): Promise<Outcome<number>[]> => {
    if (asks.includes(13)) throw broken
    return asks.map((value) => ({ ok: true, answer: value }))
  })
  const ask = askTogether(answer, { atOnce: 1 })
  expect(await Promise.allSettled([1, 13, 3].map(ask))).toMatchObject([{ value: 1 }, { reason: broken }, { value: 3 }])
  expect(answer.mock.calls.map(([asks]) => asks)).toEqual([[1], [13, 3], [13], [3]])

  const away = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
  const never = vi.fn(() => Promise.reject(away))
  const outcomes = await Promise.allSettled([1, 2, 3].map(askTogether(never, { atOnce: 1 })))
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(never).toHaveBeenCalledTimes(2)
})

test('more than may wait are refused at once', async () => {
  const { ask, letGo } = doubler({ atOnce: 1, waitingMax: 1 })
  const answers = Promise.allSettled([1, 2, 3].map(ask))
  await letGo()
  await letGo()
  expect(await answers).toMatchObject([{ value: 2 }, { value: 4 }, { reason: { code: 'unavailable' } }])
})
