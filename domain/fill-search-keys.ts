import { sql } from 'drizzle-orm'
import { personKey, searchKey } from '#domain/search-key.ts'
import { db } from '#runtime/database.ts'

/** Rows that are read and written at a time. */
const CHUNK = 1000

/** Gives people and chats that were stored before there were keys to search by theirs: SQL alone cannot fold every alphabet. */
export async function fillSearchKeys(): Promise<void> {
  while (await fillPeople());
  while (await fillChats());
}

async function fillPeople(): Promise<boolean> {
  const { rows } = await db().execute<{ id: number; username: string; display_name: string }>(
    sql`SELECT id, username, display_name FROM users WHERE search_key = '' LIMIT ${CHUNK}`,
  )
  const keys = rows.map((row) => personKey(row.username, row.display_name))
  await db().execute(sql`
    UPDATE users SET search_key = made.key FROM unnest(${ids(rows)}::int[], ${sql.param(keys)}::text[]) AS made (id, key)
    WHERE users.id = made.id`)
  return rows.length === CHUNK
}

async function fillChats(): Promise<boolean> {
  const { rows } = await db().execute<{ id: number; name: string }>(
    sql`SELECT id, name FROM chats WHERE name_key = '' AND name <> '' LIMIT ${CHUNK}`,
  )
  const keys = rows.map((row) => searchKey(row.name))
  await db().execute(sql`
    UPDATE chats SET name_key = made.key FROM unnest(${ids(rows)}::int[], ${sql.param(keys)}::text[]) AS made (id, key)
    WHERE chats.id = made.id`)
  return rows.length === CHUNK
}

const ids = (rows: readonly { id: number }[]) => sql.param(rows.map((row) => row.id))
