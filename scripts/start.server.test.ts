import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readPostmaster, servesCluster } from '#runtime/embedded-postgres/postmaster.ts'
import { freePort } from '#testing/free-port.ts'
import { ServerProcess } from '#testing/server-process.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

// Each starts whole servers, databases included, while others test beside it.
vi.setConfig({ testTimeout: 120_000 })

/** `npm start`, without npm. */
function npmStart(dataDir: string, port: number, env: Record<string, string> = {}): ServerProcess {
  const args = ['scripts/run.mjs', 'scripts/start.ts']
  const settings = {
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST: '127.0.0.1',
    npm_lifecycle_event: 'start',
    UNSAFE_TEST_PASSWORDS: 'on',
    ...env,
  }
  const server = new ServerProcess(args, settings, `http://127.0.0.1:${port}`)
  onTestFinished(async () => {
    await server.end('SIGTERM')
    await stopDatabase(dataDir)
  })
  return server
}

/** What a server that was killed has left running. */
async function stopDatabase(dataDir: string): Promise<void> {
  const pid = databaseOf(dataDir)
  if (pid) process.kill(pid, 'SIGQUIT')
  await expect.poll(() => databaseOf(dataDir)).toBeNull()
}

/** The process number of the database that runs on a folder. */
function databaseOf(dataDir: string): number | null {
  const cluster = path.join(fs.realpathSync(dataDir), 'postgres')
  const pid = readPostmaster(cluster)?.pid
  return pid && servesCluster(pid, cluster) ? pid : null
}

async function register(server: ServerProcess, username: string): Promise<number> {
  const body = JSON.stringify({ username, password: 'a long enough passphrase' })
  const headers = { 'content-type': 'application/json' }
  return (await fetch(`${server.url}/api/users/register`, { method: 'POST', headers, body })).status
}

test('needs no setting but a place: makes its database and secrets, says its address, and stops without a trace', async () => {
  const dataDir = temporaryFolder()
  const server = npmStart(dataDir, await freePort())
  await server.ready()
  await expect.poll(server.output).toContain(`Mini Messenger is ready: ${server.url}`)
  expect(fs.statSync(path.join(dataDir, 'auth-secret')).mode & 0o777).toBe(0o600)
  expect(databaseOf(dataDir)).not.toBeNull()
  expect(await server.end('SIGINT')).toBe(0)
  expect(databaseOf(dataDir)).toBeNull()
})

test('after kill -9 it starts again, with everything that was there', async () => {
  const dataDir = temporaryFolder()
  const port = await freePort()
  const first = npmStart(dataDir, port)
  await first.ready()
  expect(await register(first, 'anna')).toBe(200)
  const database = databaseOf(dataDir)
  await first.end('SIGKILL')
  const second = npmStart(dataDir, port)
  await second.ready()
  expect(databaseOf(dataDir)).toBe(database)
  expect(await register(second, 'Anna')).toBe(400)
})

test('a stop between two starts loses nothing', async () => {
  const dataDir = temporaryFolder()
  const port = await freePort()
  const first = npmStart(dataDir, port)
  await first.ready()
  expect(await register(first, 'anna')).toBe(200)
  expect(await first.end('SIGTERM')).toBe(0)
  const second = npmStart(dataDir, port)
  await second.ready()
  expect(await register(second, 'anna')).toBe(400)
})

test('a second one on the same folder says so and leaves the first unharmed', async () => {
  const dataDir = temporaryFolder()
  const first = npmStart(dataDir, await freePort())
  await first.ready()
  const database = databaseOf(dataDir)
  const second = npmStart(dataDir, await freePort())
  expect(await second.ended()).toBe(1)
  expect(second.output()).toContain(`Mini Messenger already runs on ${dataDir} (process ${first.pid})`)
  expect(databaseOf(dataDir)).toBe(database)
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
})

test('of two started at the same moment on one folder, one runs', async () => {
  const dataDir = temporaryFolder()
  const both = [npmStart(dataDir, await freePort()), npmStart(dataDir, await freePort())]
  const outcomes = await Promise.allSettled(both.map((server) => server.ready()))
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  const [loser] = both.filter((_, index) => outcomes[index]?.status === 'rejected')
  expect(loser?.output()).toContain('already runs on')
})

test('a port that another program has is named, and the database is not started for it', async () => {
  const first = npmStart(temporaryFolder(), await freePort())
  await first.ready()
  const port = Number(new URL(first.url).port)
  const dataDir = temporaryFolder()
  const second = npmStart(dataDir, port)
  expect(await second.ended()).toBe(1)
  expect(second.output()).toContain(`Port ${port} is taken by another program`)
  expect(fs.existsSync(path.join(dataDir, 'postgres'))).toBe(false)
})

test('wrong settings are listed, each in a line, and nothing is started', async () => {
  const dataDir = temporaryFolder()
  const server = npmStart(dataDir, await freePort(), { AUTH_SECRET: 'changeme', APP_URL: 'chat' })
  expect(await server.ended()).toBe(1)
  expect(server.output()).toMatch(/These settings are wrong:\n {2}AUTH_SECRET is too weak.*\n {2}APP_URL must be/)
  expect(fs.readdirSync(dataDir)).toEqual([])
})

test('a database that could lose confirmed messages is refused', async () => {
  const dataDir = temporaryFolder()
  const server = npmStart(dataDir, await freePort())
  await server.ready()
  const password = fs.readFileSync(path.join(dataDir, 'postgres-password'), 'utf8').trim()
  const port = readPostmaster(path.join(dataDir, 'postgres'))?.port
  const url = `postgres://messenger:${password}@127.0.0.1:${port}/messenger`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('ALTER DATABASE messenger SET synchronous_commit = off')
  await client.end()
  const other = npmStart(temporaryFolder(), await freePort(), { DATABASE_URL: url })
  expect(await other.ended()).toBe(1)
  expect(other.output()).toContain('PostgreSQL runs with synchronous_commit=off')
})

test('a wrong password for the database is said at once, and is not printed', async () => {
  const dataDir = temporaryFolder()
  const server = npmStart(dataDir, await freePort())
  await server.ready()
  const port = readPostmaster(path.join(dataDir, 'postgres'))?.port
  const url = `postgres://messenger:not-the-password@127.0.0.1:${port}/messenger`
  const other = npmStart(temporaryFolder(), await freePort(), { DATABASE_URL: url })
  expect(await other.ended()).toBe(1)
  expect(other.output()).toContain('password authentication failed')
  expect(other.output()).not.toContain('not-the-password')
})
