import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PresenceBoard } from '#realtime/presence-board.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function board() {
  const told: string[] = []
  return { told, board: new PresenceBoard((userId, state) => void told.push(`${userId} ${state}`)) }
}

test('[CH13] a person is online while one device is in use, idle while all rest', () => {
  const { told, board: people } = board()
  const pause = () => vi.advanceTimersByTime(2000)
  people.setState(7, 'phone', 'active')
  people.setState(7, 'laptop', 'idle')
  pause()
  people.setState(7, 'phone', 'idle')
  pause()
  people.setState(7, 'laptop', 'active')
  pause()
  people.leave(7, 'laptop')
  expect(told).toEqual(['7 online', '7 idle', '7 online', '7 idle'])
  expect(people.stateOf(7)).toBe('idle')
  expect(people.stateOf(8)).toBe('offline')
})

test('[CH14] of what changes within 2 s the last is told, after them; who asks hears it at once', () => {
  const { told, board: people } = board()
  for (let round = 0; round < 100; round++) {
    people.setState(7, 'phone', 'active')
    people.setState(7, 'phone', 'idle')
    vi.advanceTimersByTime(10)
  }
  expect([told, people.stateOf(7)]).toEqual([['7 online'], 'idle'])
  vi.advanceTimersByTime(1000)
  expect(told).toEqual(['7 online', '7 idle'])
  people.setState(7, 'phone', 'active')
  people.setState(7, 'phone', 'idle')
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual(['7 online', '7 idle'])
})

test('[CH13] a reload is no departure, the end of the last device is', () => {
  const { told, board: people } = board()
  people.setState(7, 'page', 'active')
  people.leave(7, 'page')
  expect(people.stateOf(7)).toBe('online')
  vi.advanceTimersByTime(1000)
  people.setState(7, 'page again', 'active')
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual(['7 online'])
  people.leave(7, 'page again')
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual(['7 online', '7 offline'])
  expect(people.present()).toEqual([])
})
