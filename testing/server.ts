import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { SERVER_BUNDLE } from '#scripts/ensure-build.ts'
import { afterwards } from '#testing/afterwards.ts'
import { copyTemplate } from '#testing/postgres.ts'

const READY_MS = 60_000
const SECRET = 'tests-only-Qx7vN2mK9pLw4RzT8bYc3HfJ6'

export interface RunningServer {
  /** Such as `http://127.0.0.1:40123`, without a slash at the end. */
  url: string
  databaseUrl: string
  pid: number
  /** What it has printed so far. */
  output: () => string
  stop: () => Promise<void>
}

/**
 * Runs the real server, as built, on a free port with a database of its own. It is stopped after the test that called it,
 * or after the file's tests: `const server = await startServer()` at the top of the file.
 * `env` adds to or replaces its settings; an empty value unsets one.
 */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const database = await copyTemplate()
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'messenger-server-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const settings = {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: database.url,
    UNSAFE_TEST_DATABASE: 'on',
    UNSAFE_TEST_PASSWORDS: 'on',
    DATA_DIR: dataDir,
    AUTH_SECRET: SECRET,
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'warn',
  }
  const child = spawn(process.execPath, [SERVER_BUNDLE], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...settings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collect(child)
  const stop = async () => {
    await end(child)
    await database.drop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
  afterwards(stop)
  await untilReady(url, child, output)
  return { url, databaseUrl: database.url, pid: child.pid ?? 0, output, stop: () => end(child) }
}

function collect(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => {
      text += data.toString('utf8')
    })
  }
  return () => text
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (const limit = Date.now() + READY_MS; Date.now() < limit; await wait(25)) {
    if (child.exitCode !== null) break
    const answer = await fetch(`${url}/healthz`).catch(() => null)
    if (answer?.ok) return
  }
  await end(child)
  throw new Error(`The server did not become ready:\n${output()}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
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
