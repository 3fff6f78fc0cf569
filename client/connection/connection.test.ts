import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { backoff } from '#client/connection/backoff.ts'
import { connectionAfter, createReconnection, firstConnection } from '#client/connection/connection.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const up = { network: true, welcomed: true, current: true }

describe('[BC21] the state of the connection', () => {
  test('goes from connecting over updating to online', () => {
    const first = firstConnection(0)
    expect(first).toEqual({ state: 'connecting', since: 0, lostAt: 0 })
    const updating = connectionAfter(first, { ...up, current: false }, 10)
    expect(updating).toEqual({ state: 'updating', since: 10, lostAt: 0 })
    expect(connectionAfter(updating, up, 20)).toEqual({ state: 'online', since: 20, lostAt: 0 })
  })

  test('says since when it is lost, through all that follows', () => {
    const online = connectionAfter(firstConnection(0), up, 10)
    const lost = connectionAfter(online, { ...up, welcomed: false }, 50)
    expect(lost).toEqual({ state: 'connecting', since: 50, lostAt: 50 })
    const offline = connectionAfter(lost, { ...up, network: false, welcomed: false }, 60)
    expect(offline).toEqual({ state: 'offline', since: 60, lostAt: 50 })
    expect(connectionAfter(offline, { ...up, current: false }, 70).lostAt).toBe(50)
  })

  test('stays online while one chat catches up, and is the same object while nothing changes', () => {
    const online = connectionAfter(firstConnection(0), up, 10)
    expect(connectionAfter(online, { ...up, current: false }, 20)).toBe(online)
  })
})

describe('[BC21] a lost connection', () => {
  test('is tried again with growing pauses', async () => {
    const tries: number[] = []
    const reconnection = createReconnection(() => {
      tries.push(Date.now())
      reconnection.again(0)
    })
    reconnection.again(0)
    await vi.advanceTimersByTimeAsync(120_000)
    const pauses = tries.map((at, place) => at - (tries[place - 1] ?? at)).slice(1)
    expect(tries.length).toBeLessThan(20)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(20_000)
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(10_000)
    reconnection.pause()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tries.length).toBeLessThan(20)
  })

  test('is tried at once when somebody comes back, and not again while it is being made', async () => {
    const connect = vi.fn()
    const reconnection = createReconnection(connect)
    for (let attempt = 0; attempt < 8; attempt++) reconnection.again(0)
    reconnection.now()
    await vi.advanceTimersByTimeAsync(0)
    expect(connect).toHaveBeenCalledTimes(1)
    reconnection.now()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(connect).toHaveBeenCalledTimes(1)
  })

  test('is not tried before the server wishes it', async () => {
    const connect = vi.fn()
    createReconnection(connect).again(30_000)
    await vi.advanceTimersByTimeAsync(29_999)
    expect(connect).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(connect).toHaveBeenCalledTimes(1)
  })
})

test('a pause is half certain and half chance, and has an end', () => {
  expect([0, 1, 2].map((attempt) => backoff(attempt, { random: () => 0 }))).toEqual([250, 500, 1000])
  expect([0, 1, 2].map((attempt) => backoff(attempt, { random: () => 1 }))).toEqual([500, 1000, 2000])
  expect(backoff(5000, { random: () => 1 })).toBe(20_000)
})
