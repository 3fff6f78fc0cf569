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
  people.setState(7, 'phone', 'active')
  people.setState(7, 'laptop', 'idle')
  people.setState(7, 'phone', 'idle')
  people.setState(7, 'laptop', 'active')
  people.leave(7, 'laptop')
  expect(told).toEqual(['7 online', '7 idle', '7 online', '7 idle'])
  expect(people.stateOf(7)).toBe('idle')
  expect(people.stateOf(8)).toBe('offline')
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
