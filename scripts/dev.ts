import { type ChildProcess, spawn } from 'node:child_process'
import { context } from 'esbuild'
import { bundleOptions } from './bundle.mjs'

// `npm run dev`: pages reload by Next itself; the server is bundled again and restarted when one of its own files changes.
const BUNDLE = 'dist/dev-server.mjs'
let server: ChildProcess | null = null
let restarting: Promise<void> = Promise.resolve()

const watcher = await context({
  ...bundleOptions('server.ts', BUNDLE),
  sourcemap: 'inline',
  plugins: [
    {
      name: 'restart',
      setup(build) {
        build.onEnd(({ errors }) => {
          if (errors.length === 0) restarting = restarting.then(restart)
        })
      },
    },
  ],
})
await watcher.watch()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void quit())

async function restart(): Promise<void> {
  await stopServer()
  const env = { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' } as const
  server = spawn(process.execPath, ['--enable-source-maps', BUNDLE], { stdio: 'inherit', env, detached: true })
}

async function stopServer(): Promise<void> {
  const running = server
  if (!running || running.exitCode !== null || running.signalCode !== null) return
  const ended = new Promise((resolve) => running.once('exit', resolve))
  running.kill('SIGTERM')
  await ended
}

async function quit(): Promise<void> {
  await watcher.dispose()
  await restarting
  await stopServer()
  process.exit(0)
}
