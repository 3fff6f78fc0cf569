import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createPublicChat } from '#domain/chats/create-chat.ts'
import { readChatList } from '#domain/chats/read-chats.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { db } from '#runtime/database.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

const SENDS = 300

test('[DL2] plans of sends that were kept when the tables were empty read no more as they fill', async () => {
  const anna = await person('anna')
  const chat = await createPublicChat(anna, 'Square')
  for (let number = 0; number < SENDS; number++) {
    await sendMessage(anna, { chat_id: chat.id, content: `message ${number}`, client_id: crypto.randomUUID() })
  }
  await flushCounts()
  const { rows } = await db().execute<{ table: string; written: string; walked: string; looked_up: string }>(sql`
    SELECT relname AS table, n_tup_ins AS written, seq_tup_read AS walked, idx_tup_fetch AS looked_up
    FROM pg_stat_user_tables WHERE relname IN ('messages', 'members', 'sessions')`)
  const messages = rows.find((row) => row.table === 'messages')
  expect(Number(messages?.written)).toBeGreaterThan(SENDS)
  for (const { table, walked } of rows) expect([table, Number(walked)]).toEqual([table, 0])
  // Each send finds at most the message before it: never all that were sent.
  expect(Number(messages?.looked_up)).toBeLessThan(3 * SENDS)
})

/** A connection's counts are told by itself, so all connections of the pool are asked to. */
async function flushCounts(): Promise<void> {
  await Promise.all(
    Array.from({ length: 8 }, () => db().execute(sql`SELECT pg_stat_force_next_flush(), pg_sleep(0.05)`)),
  )
}

test('[CH8] the plan of a list that was kept when there were few chats reads no others as they become many', async () => {
  const boris = await person('boris')
  await createPublicChat(boris, 'First')
  for (let time = 0; time < 100; time++)
    await Promise.all(Array.from({ length: 8 }, () => readChatList(db(), boris.userId)))
  await db().execute(sql`
    INSERT INTO chats (kind, name, member_count, created_by)
    SELECT 'group', 'Other', 1, ${boris.userId}::int FROM generate_series(1, 5000)`)
  await db().execute(sql`
    INSERT INTO members (chat_id, user_id, rev, user_rev)
    SELECT chats.id, users.id, 0, 0 FROM chats, users WHERE chats.name = 'Other' AND users.username LIKE 'anna%'`)
  await flushCounts()
  const before = await fetched()
  await readChatList(db(), boris.userId)
  await flushCounts()
  expect((await fetched()) - before).toBeLessThan(50)
})

/** Rows of chats and members that were read by now, found by an index or walked over. */
async function fetched(): Promise<number> {
  const { rows } = await db().execute<{ read: string }>(sql`
    SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) AS read FROM pg_stat_user_tables WHERE relname IN ('chats', 'members')`)
  return Number(rows[0]?.read)
}
