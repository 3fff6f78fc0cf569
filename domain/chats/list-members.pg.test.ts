import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createPublicChat } from '#domain/chats/create-chat.ts'
import { listMembers } from '#domain/chats/list-members.ts'
import { db } from '#runtime/database.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

const CROWD = 1234
const anna = await person('anna')
const { id: chatId } = await createPublicChat(anna, 'Town')
await db().execute(sql`INSERT INTO users (username, username_key, display_name, password_hash)
  SELECT 'c' || n, 'c' || n, 'Crowd', 'none' FROM generate_series(1, ${CROWD}) AS n`)
// Many join by one step, as those who are named when a group is made.
await db().execute(sql`INSERT INTO members (chat_id, user_id, rev, user_rev)
  SELECT ${chatId}, id, 2 + id / 700, 1 FROM users WHERE display_name = 'Crowd'`)

test('[CH7] a long list comes in parts, whole and in order', async () => {
  const parts: number[][] = []
  for await (const part of listMembers(anna, chatId)) parts.push(part.map((member) => member.user.id))
  expect(parts.map((part) => part.length)).toEqual([500, 500, CROWD + 1 - 1000])
  const { rows } = await db().execute<{ id: number }>(sql`SELECT user_id AS id FROM members ORDER BY rev, user_id`)
  expect(parts.flat()).toEqual(rows.map((row) => row.id))
})

test('[CH1] whoever loses sight of the chat meanwhile gets no further part', async () => {
  const parts = listMembers(anna, chatId)
  await parts.next()
  await db().execute(sql`UPDATE chats SET kind = 'group' WHERE id = ${chatId}`)
  await db().execute(sql`DELETE FROM members WHERE chat_id = ${chatId} AND user_id = ${anna.userId}`)
  expect(await codeOf(parts.next())).toBe('not_found')
})
