import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { fillSearchKeys } from '#domain/fill-search-keys.ts'
import { config } from '#runtime/config.ts'
import { openDatabase } from '#runtime/database.ts'
import { databaseProblems } from '#runtime/database-requirements.ts'
import { startEmbeddedPostgres } from '#runtime/embedded-postgres/start.ts'
import type { Lifecycle } from '#runtime/lifecycle.ts'
import { logger } from '#runtime/logger.ts'
import { gauge } from '#runtime/metrics.ts'
import { migrateDatabase } from '#runtime/migrate.ts'

/** How long a database of one's own may still be starting when the server does. */
const REACH_MS = 30_000

/** Opens the database that the settings name, refuses an unfit one, and brings it to the present tables. */
export async function openServerDatabase(life: Lifecycle): Promise<void> {
  const { databaseUrl, dataDir, unsafeTestDatabase } = config()
  const url = databaseUrl ?? (await startEmbedded(dataDir, life))
  const client = await reach(url)
  try {
    const problems = await databaseProblems(client, unsafeTestDatabase)
    if (problems.length > 0) throw new Error(`The database cannot be used.\n  ${problems.join('\n  ')}`)
  } finally {
    await client.end()
  }
  await migrateDatabase(url)
  const { pool } = openDatabase(url)
  await fillSearchKeys()
  gauge('database_connections', 'Open connections to the database', () => pool.totalCount)
  gauge('database_waiting', 'Queries that wait for a connection', () => pool.waitingCount)
  life.onStop('database connections', () => pool.end())
}

async function startEmbedded(dataDir: string, life: Lifecycle): Promise<string> {
  const embedded = await startEmbeddedPostgres(dataDir)
  life.onStop('embedded PostgreSQL', embedded.stop)
  const { pid, how, adopted } = embedded
  logger().info({ pid, how, adopted, dataDir }, 'embedded PostgreSQL runs')
  return embedded.url
}

async function reach(url: string): Promise<pg.Client> {
  for (const end = Date.now() + REACH_MS; ; await wait(500)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 4000 })
    client.on('error', (error) => logger().warn({ err: error }, 'the first database connection broke'))
    try {
      await client.connect()
      return client
    } catch (error) {
      if (Date.now() > end || !isTemporary(error)) {
        throw new Error(`The database does not answer: ${error instanceof Error ? error.message : error}`, {
          cause: error,
        })
      }
    }
  }
}

/** Not there yet, or just starting or stopping; anything else (a wrong password) will not get better. */
function isTemporary(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? ''
  return ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', '57P03', ''].includes(code)
}
