import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { config } from '#runtime/config.ts'
import { readPostmaster } from '#runtime/embedded-postgres/postmaster.ts'
import { startEmbeddedPostgres } from '#runtime/embedded-postgres/start.ts'
import { lockFolder } from '#runtime/folder-lock.ts'

/** A server that builds first needs about a minute until its database runs. */
const SERVER_START_MS = 180_000

export interface ReachedDatabase {
  url: string
  /** Stops what was started for this, and nothing else. */
  leave: () => Promise<void>
}

/**
 * The database that the settings name. The embedded one is shared with a running server, and left running; without a
 * server it is started here and stopped at the end, and no server can start on the same folder meanwhile.
 */
export async function reachDatabase(say: (sentence: string) => void): Promise<ReachedDatabase> {
  const { databaseUrl, dataDir } = config()
  if (databaseUrl) return { url: databaseUrl, leave: async () => {} }
  const lock = await lockFolder(dataDir)
  if (!lock.taken) {
    await serverDatabaseRuns(dataDir, lock.owner, say)
    const { url } = await startEmbeddedPostgres(dataDir)
    return { url, leave: async () => {} }
  }
  const postgres = await startEmbeddedPostgres(dataDir)
  const leave = async () => {
    if (!postgres.adopted) await postgres.stop()
    await lock.release()
  }
  return { url: postgres.url, leave }
}

/** The server in possession of the folder starts the database itself: it would not be stopped with it otherwise. */
async function serverDatabaseRuns(dataDir: string, owner: string, say: (sentence: string) => void): Promise<void> {
  const runs = () => readPostmaster(path.join(dataDir, 'postgres'))?.status === 'ready'
  if (runs()) return
  say(`Waiting for the messenger (${owner}) to start its database ...`)
  for (const end = Date.now() + SERVER_START_MS; !runs(); await wait(200)) {
    if (Date.now() > end) throw new Error(`The messenger (${owner}) does not start its database. Nothing was changed.`)
  }
}
