import { expect, test } from 'vitest'
import type { Connection } from '#client/messenger.ts'
import { connectionLine } from '#components/shell/connection-line-state.ts'

const lost: Connection = { state: 'connecting', since: 10_000, lostAt: 10_000 }
const online: Connection = { state: 'online', since: 20_000, lostAt: 10_000 }

test('nothing is said for the first two seconds', () => {
  expect(connectionLine(lost, 'hidden', 0, 11_999)).toEqual({ line: 'hidden', until: 12_000 })
  expect(connectionLine(lost, 'hidden', 0, 12_000)).toEqual({ line: 'connecting', until: null })
})

test('two seconds are counted from the loss, not from each try', () => {
  const trying: Connection = { state: 'updating', since: 12_500, lostAt: 10_000 }
  expect(connectionLine(trying, 'connecting', 0, 12_500).line).toBe('updating')
})

test('the first connection counts from the start of the page', () => {
  const first: Connection = { state: 'connecting', since: 500, lostAt: null }
  expect(connectionLine(first, 'hidden', 500, 2_400)).toEqual({ line: 'hidden', until: 2_500 })
  expect(connectionLine(first, 'hidden', 500, 2_500).line).toBe('connecting')
})

test('each state says its own', () => {
  expect(connectionLine({ ...lost, state: 'offline' }, 'hidden', 0, 15_000).line).toBe('offline')
})

test('the return is said for two seconds', () => {
  expect(connectionLine(online, 'updating', 0, 20_500)).toEqual({ line: 'back', until: 22_000 })
  expect(connectionLine(online, 'back', 0, 22_000)).toEqual({ line: 'hidden', until: null })
})

test('a loss that nobody was told of returns without a word', () => {
  expect(connectionLine(online, 'hidden', 0, 20_000)).toEqual({ line: 'hidden', until: null })
})
