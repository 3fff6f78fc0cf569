import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { searchUsers } from '#domain/accounts/find-people.ts'
import { register } from '#domain/accounts/register.ts'
import { createPublicChat } from '#domain/chats/create-chat.ts'
import { searchPublicChats } from '#domain/chats/list-chats.ts'
import { fillSearchKeys } from '#domain/fill-search-keys.ts'
import { db } from '#runtime/database.ts'
import { person } from '#testing/people.ts'
import { createPlainDatabase } from '#testing/postgres.ts'

await createPlainDatabase()

const actor = await person('searcher')
await register({ username: 'anna', password: 'green kettle 42', display_name: 'Анна Ёлкина' })
await createPublicChat(actor, 'СОСЕДИ и Ёлка')

const people = async (text: string) => (await searchUsers(actor, text)).map((user) => user.username)
const chats = async (text: string) => (await searchPublicChats(actor, text)).map((chat) => chat.name)

test('[ACC9] [CH10] every alphabet is folded by a database that knows ASCII only', async () => {
  const { rows } = await db().execute<{ folded: string }>(sql`SELECT lower('Ё') AS folded`)
  expect(rows).toEqual([{ folded: 'Ё' }])
  expect([await people('аННА'), await people('елк'), await people('ANN')]).toEqual([['anna'], ['anna'], ['anna']])
  expect([await chats('соседи'), await chats('ЕЛКА')]).toEqual([['СОСЕДИ и Ёлка'], ['СОСЕДИ и Ёлка']])
})

test('[ACC9] [CH10] what was stored before there were keys is found after the next start', async () => {
  await db().execute(sql`INSERT INTO users (username, username_key, display_name, password_hash)
    SELECT 'old' || n, 'old' || n, 'Дёмина ' || n, 'none' FROM generate_series(1, 2500) AS n`)
  await db().execute(sql`UPDATE chats SET name_key = ''`)
  expect([await people('демина 2499'), await chats('елка')]).toEqual([[], []])
  await fillSearchKeys()
  expect([await people('демина 2499'), await chats('елка')]).toEqual([['old2499'], ['СОСЕДИ и Ёлка']])
  const { rows } = await db().execute(sql`SELECT count(*)::int AS n FROM users WHERE search_key = ''`)
  expect(rows).toEqual([{ n: 0 }])
})
