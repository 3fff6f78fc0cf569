import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from '#db/schema/tables.ts'
import { provide, remember } from '#runtime/remember.ts'

export type Database = NodePgDatabase<typeof schema>
/** What queries run on: the pool, or one transaction of it. */
export type Queryable = Pick<
  Database,
  'select' | 'insert' | 'update' | 'delete' | 'execute' | 'selectDistinctOn' | '$count'
>

/** Opens the process's one pool; `db()` finds it from then on. */
export function openDatabase(connectionString: string, max = 8): { pool: pg.Pool; database: Database } {
  const pool = new pg.Pool({ connectionString, max, connectionTimeoutMillis: 4000, keepAlive: true })
  const database = drizzle(pool, { schema, casing: 'snake_case' })
  provide('database', database)
  return { pool, database }
}

/** The process's database. Throws when the server has not opened one. */
export function db(): Database {
  return remember<Database>('database', () => {
    throw new Error('The database is not open')
  })
}

/** Runs `work` in one transaction (READ COMMITTED, so each statement sees what was committed before its lock was granted). */
export function inTransaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
  return db().transaction(work)
}
