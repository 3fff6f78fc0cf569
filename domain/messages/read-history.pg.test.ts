import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { HistoryRequest, Message } from '#contracts/messages.ts'
import { createPublicChat, openDirectChat } from '#domain/chats/create-chat.ts'
import { readHistory, readLongPage } from '#domain/messages/read-history.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { db } from '#runtime/database.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

const [anna, boris] = [await person('anna'), await person('boris')]
const { id: chat_id } = await openDirectChat(anna, boris.userId)
for (let seq = 2; seq <= 11; seq++) await sendMessage(anna, { chat_id, content: `${seq}` })

async function page(ask: Omit<HistoryRequest, 'chat_id'>) {
  const { messages, has_older, has_newer } = await readHistory(boris, { chat_id, ...ask })
  return [messages.map((message) => message.seq), has_older, has_newer]
}

test('[DL9] the newest page, and pages before, after and around a seq', async () => {
  expect(await page({ limit: 3 })).toEqual([[9, 10, 11], true, false])
  expect(await page({ limit: 200 })).toEqual([[2, 3, 4, 5, 6, 7, 8, 9, 10, 11], false, false])
  expect(await page({ before_seq: 9, limit: 3 })).toEqual([[6, 7, 8], true, true])
  expect(await page({ before_seq: 4, limit: 3 })).toEqual([[2, 3], false, true])
  expect(await page({ before_seq: 0 })).toEqual([[], false, true])
  expect(await page({ after_seq: 9, limit: 3 })).toEqual([[10, 11], true, false])
  expect(await page({ after_seq: 0, limit: 3 })).toEqual([[2, 3, 4], false, true])
  expect(await page({ after_seq: Number.MAX_SAFE_INTEGER - 1 })).toEqual([[], true, false])
  expect(await page({ around_seq: 6, limit: 4 })).toEqual([[5, 6, 7, 8], true, true])
  expect(await page({ around_seq: 1, limit: 4 })).toEqual([[2, 3], false, true])
})

test('[DL9] walking back while others write meets every older message once', async () => {
  const met: number[] = []
  let before_seq: number | undefined
  for (;;) {
    const { messages, has_older } = await readHistory(boris, { chat_id, before_seq, limit: 3 })
    met.unshift(...messages.map((message) => message.seq))
    await sendMessage(anna, { chat_id, content: 'meanwhile' })
    if (!has_older) break
    before_seq = messages[0]?.seq
  }
  expect(met).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
})

async function longPage(ask: HistoryRequest, reader = boris) {
  const { first, last, hasOlder, hasNewer, messages } = await readLongPage(reader, ask)
  const whole: Message[][] = []
  if (Array.isArray(messages)) whole.push(messages)
  else for await (const part of messages) whole.push(part)
  return { seqs: whole.flat().map((message) => message.seq), first, last, hasOlder, hasNewer, parts: whole.length }
}

test('[DL9] a long page is the same page in parts, without system lines', async () => {
  const chat = await createPublicChat(anna, 'Open')
  await sendMessage(boris, { chat_id: chat.id, content: 'hello' })
  const { messages } = await readHistory(anna, { chat_id: chat.id })
  expect(messages.map((message) => message.system?.type)).toEqual(['chat_created', 'member_joined', undefined])
  expect(await longPage({ chat_id: chat.id })).toEqual({
    seqs: [3],
    first: 3,
    last: 3,
    hasOlder: false,
    hasNewer: false,
    parts: 1,
  })
  for (let seq = 4; seq <= 130; seq++) await sendMessage(anna, { chat_id: chat.id, content: `${seq}` })
  const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at)
  expect(await longPage({ chat_id: chat.id, limit: 120 })).toMatchObject({ seqs: from(11, 130), hasOlder: true })
  expect(await longPage({ chat_id: chat.id, limit: 1000, before_seq: 104 })).toMatchObject({
    seqs: from(3, 103),
    hasOlder: false,
    hasNewer: true,
    parts: 3,
  })
  expect(await longPage({ chat_id: chat.id, limit: 50, after_seq: 10 })).toMatchObject({ last: 60, parts: 1 })
  expect(await longPage({ chat_id: chat.id, after_seq: 130 })).toMatchObject({ seqs: [], hasOlder: true, parts: 1 })
})

test('[CH1] whoever is put out while he reads a long page gets no further part', async () => {
  const { messages } = await readLongPage(boris, { chat_id, limit: 200 })
  if (Array.isArray(messages)) throw new Error('A page this long comes in parts')
  await db().execute(sql`DELETE FROM members WHERE chat_id = ${chat_id} AND user_id = ${boris.userId}`)
  expect(await codeOf(messages.next())).toBe('not_found')
  expect(await codeOf(readLongPage(boris, { chat_id }))).toBe('not_found')
  await db().execute(
    sql`INSERT INTO members (chat_id, user_id, rev, user_rev) VALUES (${chat_id}, ${boris.userId}, 1, 1)`,
  )
})

test('[CH1] a stranger reads nothing, a public chat is open to him', async () => {
  const stranger = await person('stranger')
  expect(await codeOf(readHistory(stranger, { chat_id }))).toBe('not_found')
  const open = await createPublicChat(anna, 'Open too')
  expect(await codeOf(readHistory(stranger, { chat_id: open.id }))).toBe('ok')
})
