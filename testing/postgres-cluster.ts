import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '#runtime/embedded-postgres/start.ts'
import { lockFolder } from '#runtime/folder-lock.ts'
import { migrateDatabase } from '#runtime/migrate.ts'
import { remember } from '#runtime/remember.ts'

const PREFIX = 'messenger-test-'

export interface TestCluster {
  /** Its database carries all migrations; tests copy it. */
  templateUrl: string
  stop: () => Promise<void>
}

/** One PostgreSQL for all tests of a run, quick and not durable, in the folder for temporary files. */
export function testCluster(): Promise<TestCluster> {
  return remember('test-cluster', start)
}

async function start(): Promise<TestCluster> {
  await sweep()
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), PREFIX))
  fs.chmodSync(dir, 0o711)
  await lockFolder(dir)
  const postgres = await startEmbeddedPostgres(dir, {
    initFlags: ['--no-sync'],
    serverFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'],
  })
  await migrateDatabase(postgres.url)
  const stop = async () => {
    await postgres.stop()
    fs.rmSync(dir, { recursive: true, force: true })
  }
  return { templateUrl: postgres.url, stop: remember('test-cluster-stop', () => once(stop)) }
}

/** Stops and removes what runs that were killed have left behind. */
async function sweep(): Promise<void> {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const dir = path.join(os.tmpdir(), name)
    if (!name.startsWith(PREFIX) || !fs.existsSync(path.join(dir, 'postgres'))) continue
    const lock = await lockFolder(dir)
    if (!lock.taken) continue
    const left = await startEmbeddedPostgres(dir).catch(() => null)
    await left?.stop()
    await lock.release()
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

function once(deed: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= deed()
    return done
  }
}
