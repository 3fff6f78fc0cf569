import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

/** Any number: the same for everybody who migrates one database. */
const MIGRATION_LOCK = 7_316_902

/** Brings the database to the present tables, one server at a time. Paths start at the project's folder. */
export async function migrateDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), { migrationsFolder: path.resolve('db/migrations') })
  } finally {
    await client.end()
  }
}
