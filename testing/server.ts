import { SERVER_BUNDLE } from '#scripts/ensure-build.ts'
import { afterwards } from '#testing/afterwards.ts'
import { freePort } from '#testing/free-port.ts'
import { copyTemplate } from '#testing/postgres.ts'
import { ServerProcess } from '#testing/server-process.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

/** Settings of every server in tests, but the port. */
const SETTINGS = {
  HOST: '127.0.0.1',
  UNSAFE_TEST_DATABASE: 'on',
  UNSAFE_TEST_PASSWORDS: 'on',
  AUTH_SECRET: 'tests-only-Qx7vN2mK9pLw4RzT8bYc3HfJ6',
  RATE_LIMITS: 'off',
  LOG_LEVEL: 'warn',
}

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
  const port = await freePort()
  const settings = { ...SETTINGS, PORT: String(port), DATABASE_URL: database.url, DATA_DIR: temporaryFolder() }
  const server = new ServerProcess([SERVER_BUNDLE], { ...settings, ...env }, `http://127.0.0.1:${port}`)
  const stop = async () => {
    await server.end('SIGTERM')
  }
  afterwards(async () => {
    await stop()
    await database.drop()
  })
  await server.ready()
  return { url: server.url, databaseUrl: database.url, pid: server.pid, output: server.output, stop }
}
