import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from '#db/schema/tables.ts'
import { logger } from '#runtime/logger.ts'
import { PreparingClient } from '#runtime/preparing-client.ts'
import { provide, remember } from '#runtime/remember.ts'

export type Database = NodePgDatabase<typeof schema>
/** What queries run on: the pool, or one transaction of it. */
export type Queryable = Pick<
  Database,
  'select' | 'insert' | 'update' | 'delete' | 'execute' | 'selectDistinctOn' | '$count'
>

/** Under a fault every call ends within 5 s with an answer that says to try again. */
const PATIENCE = {
  connectionTimeoutMillis: 4000,
  statement_timeout: 4500,
  lock_timeout: 4000,
  idle_in_transaction_session_timeout: 10_000,
  // On this side too: a database that went away without a word answers nothing, and keeps no clock for us.
  query_timeout: 5000,
}

/**
 * A plan that is kept may have been made when a table was small: it must not read the whole of it for ever. Where there is no
 * index to prefer, PostgreSQL before 18 takes the plan for costly and would compile it. And it would go on planning anew for each
 * value where it hopes that this is cheaper, which takes several times as long as the statement itself; the same index is
 * right for every value here. Said by statements: connection poolers refuse what they do not know at the beginning.
 */
async function preferIndexes(client: pg.ClientBase): Promise<void> {
  await client.query('SET enable_seqscan = off; SET jit = off; SET plan_cache_mode = force_generic_plan')
}

/** Opens the process's one pool; `db()` finds it from then on. */
export function openDatabase(connectionString: string, max = 8): { pool: pg.Pool; database: Database } {
  // Statements that do not wait for each other's answers travel together; who awaits each of them notices nothing.
  const manner = {
    onConnect: preferIndexes,
    keepAlive: true,
    pipeline: true,
    Client: PreparingClient,
    ...PATIENCE,
  }
  const pool = new pg.Pool({ connectionString, max, ...manner })
  // A connection that breaks while nobody uses it is only replaced; without a listener it would end the process.
  pool.on('error', (error) => logger().warn({ err: error }, 'an idle database connection broke'))
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
