import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { servesCluster } from '#runtime/embedded-postgres/postmaster.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#runtime/embedded-postgres/start.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

const quick = { initFlags: ['--no-sync'] }

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(dataDir, quick)
  onTestFinished(postgres.stop)
  return postgres
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const mode = (...parts: string[]) => fs.statSync(path.join(...parts)).mode & 0o777
const clusterOf = (dataDir: string) => path.join(fs.realpathSync(dataDir), 'postgres')

test('a fresh one keeps what it confirms, and its files and password to itself', async () => {
  const dataDir = temporaryFolder()
  const { url, adopted } = await start(dataDir)
  expect(adopted).toBe(false)
  const settings = [
    'fsync',
    'full_page_writes',
    'synchronous_commit',
    'server_encoding',
    'listen_addresses',
    'TimeZone',
  ]
  const values = await query(
    url,
    `SELECT setting FROM unnest(string_to_array('${settings}', ',')) name, current_setting(name) setting`,
  )
  expect(values.map((row) => (row as { setting: string }).setting)).toEqual([
    'on',
    'on',
    'on',
    'UTF8',
    '127.0.0.1',
    'UTC',
  ])
  expect(mode(dataDir, 'postgres-password')).toBe(0o600)
  expect(mode(dataDir, 'postgres.log')).toBe(0o600)
  expect(mode(dataDir, 'postgres')).toBe(0o700)
  expect(fs.readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres-password', 'postgres.log'])
})

test('nobody signs in without the password', async () => {
  const { url } = await start(temporaryFolder())
  const wrong = new URL(url)
  wrong.password = 'wrong'
  await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
})

test('after a stop nothing of it runs, and the next start finds every row', async () => {
  const dataDir = temporaryFolder()
  const first = await start(dataDir)
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  await first.stop()
  expect(servesCluster(first.pid, clusterOf(dataDir))).toBe(false)
  const second = await start(dataDir)
  expect(second.adopted).toBe(false)
  expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
})

test('one whose server was killed with -9 is taken over as it is', async () => {
  const dataDir = temporaryFolder()
  const first = await start(dataDir)
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  const second = await start(dataDir)
  expect(second).toMatchObject({ adopted: true, pid: first.pid, url: first.url })
  expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
})

test('one that was killed with -9 itself recovers every confirmed row', async () => {
  const dataDir = temporaryFolder()
  const first = await start(dataDir)
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  process.kill(first.pid, 'SIGKILL')
  const second = await start(dataDir)
  expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
})

test('a process number that another program has by now is not taken for it', async () => {
  const dataDir = temporaryFolder()
  const first = await start(dataDir)
  await first.stop()
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  onTestFinished(() => void stranger.kill())
  const pidFile = path.join(dataDir, 'postgres', 'postmaster.pid')
  fs.writeFileSync(pidFile, `${stranger.pid}\n${clusterOf(dataDir)}\n1\n5432\n\n127.0.0.1\n1 1\nready   \n`)
  const second = await start(dataDir)
  expect(second.adopted).toBe(false)
  expect(second.pid).not.toBe(stranger.pid)
  expect(stranger.exitCode).toBeNull()
})

test('a creation that was interrupted is begun anew', async () => {
  const dataDir = temporaryFolder()
  fs.mkdirSync(path.join(dataDir, 'postgres.new'))
  fs.writeFileSync(path.join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n')
  const { url } = await start(dataDir)
  expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(fs.existsSync(path.join(dataDir, 'postgres.new'))).toBe(false)
})

test('one that cannot start says why, in its own words', async () => {
  const dataDir = temporaryFolder()
  const first = await start(dataDir)
  await first.stop()
  fs.appendFileSync(path.join(dataDir, 'postgres', 'postgresql.conf'), '\nno_such_setting = 1\n')
  await expect(startEmbeddedPostgres(dataDir, quick)).rejects.toThrow('no_such_setting')
})

test('several that come at once to a cluster without its database all find it made', async () => {
  const dataDir = temporaryFolder()
  const { url } = await start(dataDir)
  const admin = new URL(url)
  const name = admin.pathname.slice(1)
  admin.pathname = '/postgres'
  await query(admin.href, `DROP DATABASE ${name}`)
  const found = await Promise.all(Array.from({ length: 5 }, () => startEmbeddedPostgres(dataDir, quick)))
  for (const { adopted, url } of found) {
    expect(adopted).toBe(true)
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  }
})
