import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerInTime, isPassingFault, oneCall } from '#domain/answer-in-time.ts'
import { AppError } from '#domain/app-error.ts'
import { codeOf } from '#testing/outcome.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('[DL6] what does not end by itself is answered within 5 s, to be tried again', async () => {
  const code = codeOf(answerInTime(() => new Promise(() => {})))
  await vi.advanceTimersByTimeAsync(4999)
  expect(await code).toBe('unavailable')
  expect(vi.getTimerCount()).toBe(0)
})

test('[DL6] the parts of one call have 5 s together, whatever lies between them', async () => {
  const takes = (ms: number) => () => new Promise<void>((resolve) => setTimeout(resolve, ms))
  const inTime = oneCall()
  const first = codeOf(inTime(takes(3000)))
  await vi.advanceTimersByTimeAsync(3000)
  expect(await first).toBe('ok')
  await vi.advanceTimersByTimeAsync(60_000)
  const second = codeOf(inTime(takes(3000)))
  await vi.advanceTimersByTimeAsync(1000)
  expect(await second).toBe('unavailable')
})

test('[DL6] faults that pass are told from mistakes', () => {
  const withCode = (code: string) => Object.assign(new Error('x'), { code })
  for (const code of [
    '08006',
    '40001',
    '40P01',
    '53300',
    '55P03',
    '57014',
    '57P01',
    '57P03',
    'ECONNREFUSED',
    'EPIPE',
  ]) {
    expect(isPassingFault(withCode(code)), code).toBe(true)
    expect(isPassingFault(new Error('wrapped', { cause: withCode(code) })), code).toBe(true)
  }
  for (const message of [
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Query read timeout',
  ]) {
    expect(isPassingFault(new Error(message)), message).toBe(true)
  }
  for (const code of ['22P02', '23505', '42601', 'ERR_INVALID_ARG_TYPE'])
    expect(isPassingFault(withCode(code)), code).toBe(false)
  expect(isPassingFault(new TypeError('x is not a function'))).toBe(false)
})

test('answers and their problems pass unchanged', async () => {
  expect(await answerInTime(async () => 7)).toBe(7)
  expect(await codeOf(answerInTime(() => Promise.reject(new AppError('conflict', 'Taken'))))).toBe('conflict')
})
