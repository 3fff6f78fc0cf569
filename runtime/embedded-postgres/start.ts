import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, findBinaries } from '#runtime/embedded-postgres/binaries.ts'
import {
  bareEnvironment,
  type Cluster,
  DATABASE_NAME,
  DATABASE_USER,
  prepareCluster,
} from '#runtime/embedded-postgres/cluster.ts'
import { readPostmaster, servesCluster } from '#runtime/embedded-postgres/postmaster.ts'
import { becomeUnprivileged, type Unprivileged } from '#runtime/embedded-postgres/unprivileged.ts'

/** Held while the one database of the cluster is made. */
const CREATION_LOCK = 738_001
const START_TIMEOUT_MS = 120_000
const TICK_MS = 15
/** `duplicate_database`, or `unique_violation` when two are at it at once. */
const ALREADY_THERE = ['42P04', '23505']

export interface EmbeddedPostgres {
  url: string
  pid: number
  /** How it runs, for the log. */
  how: string
  /** True when a PostgreSQL that a killed server had left running was taken over. */
  adopted: boolean
  stop: () => Promise<void>
}

/** Settings of tests: quick, and free to lose everything when the machine stops. */
export interface EmbeddedOptions {
  initFlags?: string[]
  serverFlags?: string[]
}

/**
 * Runs the PostgreSQL that npm installed, on a free port of the loopback, with its files under `dataDir`.
 * One that still runs there (its server was killed) is taken over. The caller makes sure that no other server uses `dataDir`.
 */
export async function startEmbeddedPostgres(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const bin = await findBinaries()
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const home = fs.realpathSync(dataDir)
  const who = becomeUnprivileged(bin.postgres, home)
  const cluster = prepareCluster(home, bin, who, options.initFlags ?? [])
  const adopted = await findRunning(cluster)
  const running = adopted ?? (await launch(cluster, bin, who, options.serverFlags ?? []))
  const url = (database: string) =>
    `postgres://${DATABASE_USER}:${cluster.password}@127.0.0.1:${running.port}/${database}`
  await createDatabaseOnce(url('postgres'))
  return {
    url: url(DATABASE_NAME),
    pid: running.pid,
    how: who.how,
    adopted: adopted !== null,
    stop: () => stop(running.pid, cluster),
  }
}

/** A PostgreSQL that already serves the cluster; one on its way down is waited for, a stale pid file removed. */
async function findRunning(cluster: Cluster): Promise<{ pid: number; port: number } | null> {
  for (const end = Date.now() + START_TIMEOUT_MS; Date.now() < end; await wait(TICK_MS)) {
    const found = readPostmaster(cluster.dir)
    if (!found) return null
    if (!servesCluster(found.pid, cluster.dir)) {
      fs.rmSync(`${cluster.dir}/postmaster.pid`, { force: true })
      return null
    }
    if (found.status === 'ready') return found
  }
  throw new Error(`The database in ${cluster.dir} neither starts nor stops. ${logTail(cluster)}`)
}

async function launch(cluster: Cluster, bin: Binaries, who: Unprivileged, flags: string[]) {
  for (const end = Date.now() + START_TIMEOUT_MS; ; await wait(200)) {
    const logFrom = fs.existsSync(cluster.logFile) ? fs.statSync(cluster.logFile).size : 0
    const child = spawnPostgres(cluster, bin, who, flags, await freePort())
    const running = await untilReady(cluster, child)
    if (running) return running
    // Children of a postmaster that was killed outlive it for a moment and still hold the shared memory.
    const tail = logTail(cluster, logFrom)
    if (!tail.includes('still in use') || Date.now() > end) throw new Error(`The database did not start. ${tail}`)
  }
}

function spawnPostgres(
  cluster: Cluster,
  bin: Binaries,
  who: Unprivileged,
  flags: string[],
  port: number,
): ChildProcess {
  const log = fs.openSync(cluster.logFile, 'a', 0o600)
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    log_timezone: 'UTC',
    timezone: 'UTC',
  }
  const set = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const run = who.command(bin.postgres, ['-D', cluster.dir, '-p', String(port), ...set, ...flags])
  // In a session of its own: Ctrl+C reaches the server alone, which stops the database when it is done with it.
  const child = spawn(run.program, run.args, {
    ...run.options,
    cwd: '/',
    env: bareEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  })
  child.unref()
  fs.closeSync(log)
  return child
}

/** Null when the process ended before it was ready. */
async function untilReady(cluster: Cluster, child: ChildProcess): Promise<{ pid: number; port: number } | null> {
  let ended = false
  child.once('exit', () => (ended = true))
  child.once('error', () => (ended = true))
  for (const end = Date.now() + START_TIMEOUT_MS; Date.now() < end && !ended; await wait(TICK_MS)) {
    const found = readPostmaster(cluster.dir)
    if (found?.status === 'ready' && servesCluster(found.pid, cluster.dir)) return found
  }
  return null
}

async function createDatabaseOnce(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    // The messenger and a script beside it may both come here first; the lock ends with the connection.
    await client.query('SELECT pg_advisory_lock($1)', [CREATION_LOCK])
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE_NAME])
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE_NAME}`)
  } catch (error) {
    // A program that shares the database with the server (`npm run seed`) may be creating it at this very moment.
    if (!ALREADY_THERE.includes((error as { code?: string }).code ?? '')) throw error
  } finally {
    await client.end()
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on the disk when it returns. */
async function stop(pid: number, cluster: Cluster): Promise<void> {
  if (!servesCluster(pid, cluster.dir)) return
  process.kill(pid, 'SIGINT')
  while (servesCluster(pid, cluster.dir)) await wait(TICK_MS)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function logTail(cluster: Cluster, from = 0): string {
  if (!fs.existsSync(cluster.logFile)) return ''
  const text = fs.readFileSync(cluster.logFile).subarray(from).toString('utf8')
  return `The end of ${cluster.logFile}:\n${text.slice(-1500).trim()}`
}
