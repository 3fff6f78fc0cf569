import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase } from '#runtime/database.ts'
import { migrateDatabase } from '#runtime/migrate.ts'
import { afterwards } from '#testing/afterwards.ts'

export interface TestDatabase {
  url: string
  drop: () => Promise<void>
}

/**
 * A fresh database with all tables; `db()` works on it from now on. It is dropped after the file's tests:
 * `await createTestDatabase()` at the top of the file.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const database = await copyTemplate()
  const { pool } = openDatabase(database.url)
  afterwards(async () => {
    await pool.end()
    await database.drop()
  })
  return database
}

/** Like `createTestDatabase`, on a database that knows the letters of ASCII only, as one of somebody's own may. */
export async function createPlainDatabase(): Promise<void> {
  const { url, drop } = await createDatabase("TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'")
  await migrateDatabase(url)
  const { pool } = openDatabase(url)
  afterwards(async () => {
    await pool.end()
    await drop()
  })
}

/** A fresh database with all tables, not opened here. */
export function copyTemplate(): Promise<TestDatabase> {
  return createDatabase(`TEMPLATE ${new URL(inject('templateUrl')).pathname.slice(1)}`)
}

async function createDatabase(options: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(`CREATE DATABASE ${name} ${options}`)
  const url = new URL(inject('templateUrl'))
  url.pathname = `/${name}`
  return { url: url.href, drop: () => asAdmin(`DROP DATABASE ${name} WITH (FORCE)`) }
}

async function asAdmin(statement: string): Promise<void> {
  const url = new URL(inject('templateUrl'))
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
