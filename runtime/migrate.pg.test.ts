import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#runtime/database.ts'
import { migrateDatabase } from '#runtime/migrate.ts'
import { createTestDatabase } from '#testing/postgres.ts'

const database = await createTestDatabase()

test('a fresh database has all tables and one epoch', async () => {
  const { rows } = await db().execute(sql`select epoch from server_state`)
  expect(rows).toEqual([{ epoch: expect.stringMatching(/^[0-9a-f-]{36}$/) }])
})

test('migrating again, also twice at once, changes nothing', async () => {
  const before = await db().execute(sql`select epoch from server_state`)
  await Promise.all([migrateDatabase(database.url), migrateDatabase(database.url)])
  const after = await db().execute(sql`select epoch from server_state`)
  expect(after.rows).toEqual(before.rows)
})
