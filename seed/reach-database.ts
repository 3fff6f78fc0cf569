import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readPostmaster } from '#runtime/embedded-postgres/postmaster.ts'
import { startEmbeddedPostgres } from '#runtime/embedded-postgres/start.ts'
import { lockFolder } from '#runtime/folder-lock.ts'

const TICK_MS = 300

export interface ReachedDatabase {
  url: string
  /** Stops what was started for this, and nothing else. */
  leave: () => Promise<void>
}

/**
 * The database that the settings name. The embedded one is shared with a running server, and left running; without a
 * server it is started here and stopped at the end, and no server can start on the same folder meanwhile. A server that
 * still starts (it may be building) is waited for: it would take over a database that was started under it.
 */
export async function reachDatabase(
  { databaseUrl, dataDir }: { databaseUrl?: string; dataDir: string },
  say: (sentence: string) => void,
): Promise<ReachedDatabase> {
  if (databaseUrl) return { url: databaseUrl, leave: async () => {} }
  for (let first = true; ; first = false) {
    const lock = await lockFolder(dataDir)
    if (lock.taken) return startOwn(dataDir, lock.release)
    if (readPostmaster(path.join(dataDir, 'postgres'))?.status === 'ready') {
      const { url } = await startEmbeddedPostgres(dataDir)
      return { url, leave: async () => {} }
    }
    if (first) say(`Waiting for the messenger (${lock.owner}) to start its database ...`)
    await wait(TICK_MS)
  }
}

async function startOwn(dataDir: string, release: () => Promise<void>): Promise<ReachedDatabase> {
  const postgres = await startEmbeddedPostgres(dataDir)
  const leave = async () => {
    // One that a killed server had left running is left running: the next server takes it over.
    if (!postgres.adopted) await postgres.stop()
    await release()
  }
  return { url: postgres.url, leave }
}
