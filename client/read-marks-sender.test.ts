import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AnswerOf, Wire } from '#client/connection/wire.ts'
import { createReadMarksSender } from '#client/read-marks-sender.ts'
import { applyReadAnswer } from '#client/replica/apply-user-change.ts'
import { markReadHere, unconfirmedMarks } from '#client/replica/read-marks.ts'
import { problem } from '#client/sync/testing/model-device.ts'
import { chat, replicaOf } from '#client/testing/rows.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A reader, his sender of marks, and a server that answers while `works`. */
function reader() {
  let replica = replicaOf([chat({ head: 9, unread: 9 }), chat({ id: 8, head: 5, unread: 5 })])
  const told: { chat_id: number; seq: number }[] = []
  const state = { works: true, connected: true }
  const request = async (_: string, ask: { chat_id: number; seq: number }): Promise<AnswerOf<'chat:read'>> => {
    told.push(ask)
    if (!state.works) return { ok: false, problem: problem('unavailable') }
    return {
      ok: true,
      data: { chat_id: ask.chat_id, last_read_seq: ask.seq, unread: { count: 0, at: 9 }, user_rev: 1 },
    }
  }
  const sender = createReadMarksSender({
    wire: { request } as unknown as Wire,
    unconfirmed: () => unconfirmedMarks(replica),
    isConnected: () => state.connected,
    onAnswer(answer) {
      replica = applyReadAnswer(replica, answer.chat_id, answer.last_read_seq, answer.unread)
    },
  })
  const read = (chatId: number, seq: number) => {
    replica = markReadHere(replica, chatId, seq)
    sender.soon()
  }
  return { told, state, read, soon: sender.soon }
}

test('[BC24] marks that move while one scrolls are told together, the furthest of each chat', async () => {
  const { told, read } = reader()
  for (const seq of [1, 2, 3, 4]) read(7, seq)
  read(8, 2)
  expect(told).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(told).toEqual([
    { chat_id: 7, seq: 4 },
    { chat_id: 8, seq: 2 },
  ])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(told).toHaveLength(2)
})

test('[BC24] a mark is told again, with pauses, until the server has confirmed it', async () => {
  const { told, state, read } = reader()
  state.works = false
  read(7, 4)
  await vi.advanceTimersByTimeAsync(10_000)
  const tries = told.length
  expect(tries).toBeGreaterThan(1)
  expect(tries).toBeLessThan(12)
  state.works = true
  await vi.advanceTimersByTimeAsync(30_000)
  expect(told.at(-1)).toEqual({ chat_id: 7, seq: 4 })
  const confirmed = told.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(told).toHaveLength(confirmed)
})

test('[BC24] what was read without a connection is told when it is back', async () => {
  const { told, state, read, soon } = reader()
  state.connected = false
  read(7, 4)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(told).toEqual([])
  state.connected = true
  soon()
  await vi.advanceTimersByTimeAsync(200)
  expect(told).toEqual([{ chat_id: 7, seq: 4 }])
})
