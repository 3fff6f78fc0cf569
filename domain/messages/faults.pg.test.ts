import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import { isAppError } from '#domain/app-error.ts'
import { openDirectChat } from '#domain/chats/create-chat.ts'
import { listChats } from '#domain/chats/list-chats.ts'
import { markRead } from '#domain/chats/mark-read.ts'
import { editMessage } from '#domain/messages/edit-message.ts'
import { readHistory } from '#domain/messages/read-history.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { afterwards } from '#testing/afterwards.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

const { url } = await createTestDatabase()

async function foreignConnection(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  afterwards(() => client.end().catch(() => {}))
  return client
}

const BREAK_ALL = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`

/** Does what a client does: asks again while the answer is that the outcome is unknown. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!isAppError(error) || error.code !== 'unavailable') throw error
    }
  }
}

async function pairOfChats() {
  const [anna, boris, clara] = [await person('anna'), await person('boris'), await person('clara')]
  const held = await openDirectChat(anna, boris.userId)
  const free = await openDirectChat(anna, clara.userId)
  return { anna, boris, held: held.id, free: free.id }
}

test('[DL5] [DL6] a chat that somebody holds is answered within 5 s, and the others do not wait for it', async () => {
  const { anna, held, free } = await pairOfChats()
  const holder = await foreignConnection()
  await holder.query('BEGIN')
  await holder.query('SELECT 1 FROM chats WHERE id = $1 FOR UPDATE', [held])
  const began = performance.now()
  const outcomes = await Promise.all([
    codeOf(sendMessage(anna, { chat_id: free, content: 'alone' })),
    codeOf(sendMessage(anna, { chat_id: held, content: 'held' })),
    codeOf(sendMessage(anna, { chat_id: free, content: 'free' })),
  ])
  expect(outcomes).toEqual(['ok', 'unavailable', 'ok'])
  expect(performance.now() - began).toBeLessThan(5000)
  await holder.query('ROLLBACK')
  expect(await codeOf(sendMessage(anna, { chat_id: held, content: 'now' }))).toBe('ok')
  expect((await readHistory(anna, { chat_id: held })).messages.map((message) => message.content)).toEqual(['now'])
})

test('[DL5] [DL6] many changes of a chat that somebody holds leave the connections to the others', async () => {
  const { anna, held, free } = await pairOfChats()
  const { seq } = await sendMessage(anna, { chat_id: held, content: 'said' })
  const holder = await foreignConnection()
  await holder.query('BEGIN')
  await holder.query('SELECT 1 FROM chats WHERE id = $1 FOR UPDATE', [held])
  const edits = Array.from({ length: 30 }, (_, at) =>
    codeOf(editMessage(anna, { chat_id: held, seq, version: 1, content: `edited ${at}` })),
  )
  for (let time = 0; time < 5; time++) {
    expect(await codeOf(sendMessage(anna, { chat_id: free, content: 'free' }))).toBe('ok')
    expect(await codeOf(readHistory(anna, { chat_id: free }))).toBe('ok')
  }
  expect(new Set(await Promise.all(edits))).toEqual(new Set(['unavailable']))
  await holder.query('ROLLBACK')
  // The one that waited for the lock may have got it in the last moment.
  const now = async () => {
    const [message] = (await readHistory(anna, { chat_id: held })).messages
    return codeOf(editMessage(anna, { chat_id: held, seq, version: message?.version ?? 1, content: 'at last' }))
  }
  await expect.poll(now, { timeout: 10_000 }).toBe('ok')
})

test('[DL2] [DL3] [DL6] connections that break under sends: every answer is honest, every retry is stored once', async () => {
  const { anna, boris, held: chat_id } = await pairOfChats()
  const breaker = await foreignConnection()
  const sends = Array.from({ length: 200 }, (_, at) => ({ chat_id, content: `${at}`, client_id: randomUUID() }))
  const told: string[] = []
  for (let wave = 0; wave < 20; wave++) {
    const asked = sends.slice(wave * 10, wave * 10 + 10).map((send) => codeOf(sendMessage(anna, send)))
    // Every other wave loses its connections, each at another moment of its transaction.
    if (wave % 2) for (let at = 0; at < wave; at++) await new Promise((resolve) => setImmediate(resolve))
    if (wave % 2) await breaker.query(BREAK_ALL)
    told.push(...(await Promise.all(asked)))
  }
  expect(told.filter((code) => code !== 'ok' && code !== 'unavailable')).toEqual([])
  expect(told).toContain('ok')
  expect(told).toContain('unavailable')
  const before = (await untilAnswered(() => readHistory(boris, { chat_id, limit: 200 }))).messages.map(
    (message) => message.client_id,
  )
  sends.forEach((send, at) => {
    if (told[at] === 'ok') expect(before).toContain(send.client_id)
  })
  for (const send of sends) await untilAnswered(() => sendMessage(anna, send))
  const after = (await readHistory(boris, { chat_id, limit: 400 })).messages
  expect(after.map((message) => message.client_id).sort()).toEqual(sends.map((send) => send.client_id).sort())
  expect(after.map((message) => message.seq)).toEqual(after.map((_, at) => at + 2))
})

test('[DL6] when no connection is to be had, everything is answered within 5 s', async () => {
  const { anna, held: chat_id } = await pairOfChats()
  const holder = await foreignConnection()
  await holder.query('BEGIN')
  await holder.query('LOCK TABLE members, chats IN ACCESS EXCLUSIVE MODE')
  const began = performance.now()
  const outcomes = await Promise.all([
    ...Array.from({ length: 20 }, () => codeOf(listChats(anna))),
    codeOf(sendMessage(anna, { chat_id, content: 'x' })),
    codeOf(readHistory(anna, { chat_id })),
    codeOf(markRead(anna, { chat_id, seq: 1 })),
  ])
  expect(new Set(outcomes)).toEqual(new Set(['unavailable']))
  expect(performance.now() - began).toBeLessThan(5000)
  await holder.query('ROLLBACK')
  expect(await codeOf(listChats(anna))).toBe('ok')
})
