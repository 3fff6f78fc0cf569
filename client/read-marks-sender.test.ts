import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AnswerOf, Wire } from '#client/connection/wire.ts'
import { createReadMarksSender } from '#client/read-marks-sender.ts'
import { applyReadAnswer } from '#client/replica/apply-user-change.ts'
import { markReadHere, markUnreadHere, unconfirmedMarks } from '#client/replica/read-marks.ts'
import { problem } from '#client/sync/testing/model-network.ts'
import { chat, replicaOf } from '#client/testing/rows.ts'
import type { ReadAnswer, ReadRequest } from '#contracts/chats.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A reader, his sender of marks, and a server that answers while `works`. */
function reader() {
  let replica = replicaOf([chat({ head: 9, unread: 9 }), chat({ id: 8, head: 5, unread: 5 })])
  const told: unknown[] = []
  const state = { works: true, connected: true }
  const request = async (_: string, ask: ReadRequest): Promise<AnswerOf<'chat:read'>> => {
    told.push(ask)
    if (!state.works) return { ok: false, problem: problem('unavailable') }
    return {
      ok: true,
      data: answerTo(ask.chat_id, ask.seq, null),
    }
  }
  const sender = createReadMarksSender({
    wire: { request } as unknown as Wire,
    async markUnread(chat_id, from_seq) {
      told.push({ chat_id, from_seq })
      if (!state.works) return { ok: false, problem: problem('unavailable') }
      return { ok: true, data: answerTo(chat_id, 9, from_seq) }
    },
    unconfirmed: () => unconfirmedMarks(replica),
    isConnected: () => state.connected,
    onAnswer(answer, wish) {
      replica = applyReadAnswer(replica, answer, wish)
    },
  })
  const read = (chatId: number, seq: number) => {
    replica = markReadHere(replica, chatId, seq)
    sender.soon()
  }
  const markUnread = (chatId: number, from: number) => {
    replica = markUnreadHere(replica, chatId, from)
    sender.soon()
  }
  return { told, state, read, markUnread, soon: sender.soon, unreadFrom: () => replica.chats.get(7)?.unreadFrom }
}

function answerTo(chat_id: number, last_read_seq: number, unread_from: number | null): ReadAnswer {
  return { chat_id, last_read_seq, unread_from, unread: { count: 0, mentions: [], at: 9 }, rev: 2, user_rev: 2 }
}

test('[BC24] marks that move while one scrolls are told together, the furthest of each chat', async () => {
  const { told, read } = reader()
  for (const seq of [1, 2, 3, 4]) read(7, seq)
  read(8, 2)
  expect(told).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(told).toEqual([
    { chat_id: 7, seq: 4, unread_from: null },
    { chat_id: 8, seq: 2, unread_from: null },
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
  expect(told.at(-1)).toEqual({ chat_id: 7, seq: 4, unread_from: null })
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
  expect(told).toEqual([{ chat_id: 7, seq: 4, unread_from: null }])
})

test('[BC29] what is marked unread is told after the mark, and again until the server has it', async () => {
  const { told, state, read, markUnread, unreadFrom } = reader()
  state.works = false
  read(7, 4)
  markUnread(7, 3)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(told[0]).toEqual({ chat_id: 7, seq: 4, unread_from: null })
  state.works = true
  await vi.advanceTimersByTimeAsync(30_000)
  expect(told.slice(-2)).toEqual([
    { chat_id: 7, seq: 4, unread_from: null },
    { chat_id: 7, from_seq: 3 },
  ])
  const tries = told.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect([told.length, unreadFrom()]).toEqual([tries, 3])
})

test('[BC29] reading what was marked unread names the flag that goes', async () => {
  const { told, read, markUnread, unreadFrom } = reader()
  read(7, 9)
  markUnread(7, 3)
  await vi.advanceTimersByTimeAsync(5_000)
  read(7, 5)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(told.at(-1)).toEqual({ chat_id: 7, seq: 9, unread_from: 3 })
  expect(unreadFrom()).toBe(null)
})
