import { expect, test } from 'vitest'
import { type HistoryEntry, historyEntry, type WrittenEntry } from '#proof/history/entry.ts'
import { whyUnsound } from '#proof/history/soundness.ts'

const RUN: WrittenEntry = { type: 'run', format: 1, seed: '7', startedAt: '2026-11-22T18:00:00.000Z' }
const OP: Extract<WrittenEntry, { type: 'op' }> = {
  type: 'op',
  id: 1,
  client: 'phone',
  user: 1,
  session: 's',
  transport: 'socket',
  startedAt: 5,
  endedAt: 6,
  outcome: 'ok',
  call: { kind: 'sign_out' },
}
const NO_ROWS = { chats: 0, messages: 0, members: 0, sessions: 0, reactions: 0 }

const judge = (...entries: WrittenEntry[]) =>
  whyUnsound(entries.map((entry): HistoryEntry => historyEntry.parse(entry)))

test('a history whose lines belong together is sound', () => {
  const rows: WrittenEntry = { type: 'rows', at: 9, epoch: 'e', ...NO_ROWS, sessions: 1 }
  const session: WrittenEntry = { type: 'stored_session', session: 's', user: 1, ended: true }
  const caughtUp: WrittenEntry = { type: 'caught_up', startedAt: 5, endedAt: 6, client: 'phone', user: 1, ops: [1] }
  expect(judge(RUN, OP, caughtUp, rows, session)).toEqual([])
})

test('lines that do not belong together are named', () => {
  expect(judge(OP)).toEqual(['The first line is not the run'])
  expect(judge(RUN, OP, OP)).toEqual(['Two operations have the number 1'])
  expect(judge(RUN, { ...OP, endedAt: 4 })).toEqual(['Operation 1 ended before it began'])
  expect(judge(RUN, { type: 'caught_up', startedAt: 5, endedAt: 6, client: 'phone', user: 1, ops: [1] })).toEqual([
    'A line names operation 1, which is not there',
  ])
  expect(judge(RUN, { type: 'rows', at: 9, epoch: 'e', ...NO_ROWS, messages: 2 })).toEqual([
    '2 messages are announced, and 0 are there',
  ])
  const rows: WrittenEntry = { type: 'rows', at: 9, epoch: 'e', ...NO_ROWS }
  expect(judge(RUN, rows, rows)).toEqual(['The rows of the database are told more than once'])
})
