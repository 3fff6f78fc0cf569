import pg from 'pg'
import { expect, test } from 'vitest'
import { startEmbeddedPostgres } from '#runtime/embedded-postgres/start.ts'
import { lockFolder } from '#runtime/folder-lock.ts'
import { reachDatabase } from '#seed/reach-database.ts'
import { afterwards } from '#testing/afterwards.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

test('[DEMO8] without a server the embedded database is started, and stopped again', async () => {
  const dataDir = temporaryFolder()
  const reached = await reachDatabase({ dataDir }, () => undefined)
  expect(await answers(reached.url)).toBe(true)
  expect((await lockFolder(dataDir)).taken).toBe(false)
  await reached.leave()
  expect(await answers(reached.url)).toBe(false)
})

test('[DEMO8] the database of a running server is used and left running, and one that starts is waited for', async () => {
  const dataDir = temporaryFolder()
  const lock = await lockFolder(dataDir)
  if (lock.taken) afterwards(lock.release)
  const said: string[] = []
  const reaching = reachDatabase({ dataDir }, (sentence) => said.push(sentence))
  await expect.poll(() => said).toEqual([expect.stringContaining(`process ${process.pid}`)])
  const postgres = await startEmbeddedPostgres(dataDir, { initFlags: ['--no-sync'] })
  afterwards(postgres.stop)
  const reached = await reaching
  expect(reached.url).toBe(postgres.url)
  await reached.leave()
  expect(await answers(postgres.url)).toBe(true)
})

test('[DEMO8] another database is taken as it is named', async () => {
  const databaseUrl = 'postgres://somebody@db.example:5432/messenger'
  const reached = await reachDatabase({ databaseUrl, dataDir: '/nowhere' }, () => undefined)
  expect(reached.url).toBe(databaseUrl)
  await reached.leave()
})
