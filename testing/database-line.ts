import pg from 'pg'
import { afterwards } from '#testing/afterwards.ts'
import type { RunningServer } from '#testing/server.ts'

/** A connection of one's own to the database of a running server: for what no client can do. */
export async function openDatabaseOf(server: Pick<RunningServer, 'databaseUrl'>): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  client.on('error', () => {})
  await client.connect()
  afterwards(() => client.end().catch(() => {}))
  return client
}
