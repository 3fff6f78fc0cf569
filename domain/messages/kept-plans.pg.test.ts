import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createPublicChat } from '#domain/chats/create-chat.ts'
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
  // A connection's counts are told by itself, so all connections of the pool are asked to.
  await Promise.all(
    Array.from({ length: 8 }, () => db().execute(sql`SELECT pg_stat_force_next_flush(), pg_sleep(0.05)`)),
  )
  const { rows } = await db().execute<{ table: string; written: string; walked: string; looked_up: string }>(sql`
    SELECT relname AS table, n_tup_ins AS written, seq_tup_read AS walked, idx_tup_fetch AS looked_up
    FROM pg_stat_user_tables WHERE relname IN ('messages', 'members', 'sessions')`)
  const messages = rows.find((row) => row.table === 'messages')
  expect(Number(messages?.written)).toBeGreaterThan(SENDS)
  for (const { table, walked } of rows) expect([table, Number(walked)]).toEqual([table, 0])
  // Each send finds at most the message before it: never all that were sent.
  expect(Number(messages?.looked_up)).toBeLessThan(3 * SENDS)
})
