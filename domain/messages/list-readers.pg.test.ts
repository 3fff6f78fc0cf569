import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { createGroup, createPublicChat } from '#domain/chats/create-chat.ts'
import { markRead } from '#domain/chats/mark-read.ts'
import { deleteMessage } from '#domain/messages/delete-message.ts'
import { listReaders } from '#domain/messages/list-readers.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { db } from '#runtime/database.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

/** A group of three in which Anna said three things. */
async function group() {
  const [anna, boris, carl] = [await person('anna'), await person('boris'), await person('carl')]
  const { id: chat_id } = await createGroup(anna, { name: 'Garden', memberIds: [boris.userId, carl.userId] })
  const said = []
  for (const content of ['1', '2', '3']) said.push((await sendMessage(anna, { chat_id, content })).seq)
  const [first = 0, second = 0, third = 0] = said
  return { anna, boris, carl, chat_id, first, second, third }
}

const now = async () => {
  const { rows } = await db().execute<{ now: string }>(sql`SELECT to_json(clock_timestamp()) #>> '{}' AS now`)
  return Date.parse(rows[0]?.now ?? '')
}

test('[TH21] who has read a message, and when the mark first reached it', async () => {
  const { anna, boris, carl, chat_id, first, second, third } = await group()
  expect(await listReaders(anna, { chat_id, seq: first })).toEqual({ read_count: 0, asked_count: 2, readers: [] })
  const began = await now()
  await markRead(carl, { chat_id, seq: second })
  const between = await now()
  await markRead(boris, { chat_id, seq: third })
  await markRead(carl, { chat_id, seq: third })
  await markRead(carl, { chat_id, seq: first })
  const { readers, ...counts } = await listReaders(anna, { chat_id, seq: first })
  expect(counts).toEqual({ read_count: 2, asked_count: 2 })
  expect(readers?.map(({ user }) => user.id)).toEqual([carl.userId, boris.userId])
  const [carlAt = 0, borisAt = 0] = (readers ?? []).map(({ read_at }) => Date.parse(read_at ?? ''))
  expect(carlAt).toBeGreaterThanOrEqual(Math.floor(began) - 1)
  expect(carlAt).toBeLessThanOrEqual(between)
  expect(borisAt).toBeGreaterThanOrEqual(carlAt)
  // Of the last message Boris was the first reader.
  const last = await listReaders(boris, { chat_id, seq: third })
  expect(last.readers?.map(({ user }) => user.id)).toEqual([boris.userId, carl.userId])
})

test('[TH21] times that may be forgotten are not told, and old ones go', async () => {
  const { anna, boris, carl, chat_id, first, third } = await group()
  await markRead(boris, { chat_id, seq: first })
  await markRead(carl, { chat_id, seq: first })
  const days = SERVER_LIMITS.readTimesDays + 1
  await db().execute(
    sql`UPDATE read_times SET read_at = read_at - make_interval(days => ${days}) WHERE chat_id = ${chat_id}`,
  )
  await db().execute(
    sql`UPDATE messages SET created_at = created_at - make_interval(days => ${days}) WHERE chat_id = ${chat_id} AND seq = ${first}`,
  )
  await markRead(boris, { chat_id, seq: third })
  const { rows } = await db().execute(
    sql`SELECT user_id, seq::int FROM read_times WHERE chat_id = ${chat_id} ORDER BY user_id, seq`,
  )
  expect(rows).toEqual([
    { user_id: boris.userId, seq: third },
    { user_id: carl.userId, seq: first },
  ])
  const old = await listReaders(anna, { chat_id, seq: first })
  expect(old.readers?.map(({ read_at }) => read_at)).toEqual([null, null])
  const recent = await listReaders(anna, { chat_id, seq: third })
  expect(recent.readers).toMatchObject([{ user: { id: boris.userId }, read_at: expect.any(String) }])
})

test('[TH21] in a chat with many members they are counted, and no times are kept', async () => {
  const { anna, boris, chat_id, third } = await group()
  const many = SERVER_LIMITS.readersNamedMax + 1
  await db().execute(sql`UPDATE chats SET member_count = ${many} WHERE id = ${chat_id}`)
  await markRead(boris, { chat_id, seq: third })
  expect(await listReaders(anna, { chat_id, seq: third })).toEqual({ read_count: 1, asked_count: 2, readers: null })
  const { rows } = await db().execute(sql`SELECT 1 FROM read_times WHERE chat_id = ${chat_id}`)
  expect(rows).toEqual([])
})

test('[TH21] members ask, about messages that are there', async () => {
  const { anna, boris, chat_id, first, second } = await group()
  const stranger = await person('stranger')
  expect(await codeOf(listReaders(stranger, { chat_id, seq: first }))).toBe('not_found')
  expect(await codeOf(listReaders(boris, { chat_id, seq: 999 }))).toBe('not_found')
  await deleteMessage(anna, { chat_id, seq: second })
  expect(await codeOf(listReaders(boris, { chat_id, seq: second }))).toBe('not_found')
  const open = await createPublicChat(anna, 'Open')
  const { seq } = await sendMessage(anna, { chat_id: open.id, content: 'hey' })
  expect(await codeOf(listReaders(stranger, { chat_id: open.id, seq }))).toBe('forbidden')
})
