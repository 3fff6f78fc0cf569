import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import next from 'next'
import { startRealtime } from '#realtime/start-realtime.ts'
import { authSecret } from '#runtime/auth-secret.ts'
import { config } from '#runtime/config.ts'
import { lockDataDir } from '#runtime/data-dir-lock.ts'
import { loadEnvironmentFile } from '#runtime/environment-file.ts'
import { Lifecycle } from '#runtime/lifecycle.ts'
import { logger } from '#runtime/logger.ts'
import { gauge } from '#runtime/metrics.ts'
import { createRequestHandler } from '#server/handle-request.ts'
import { routeUpgrades, type UpgradeHandler } from '#server/handle-upgrade.ts'
import { closeHttpServer, createHttpServer, listen, trackSockets } from '#server/http-server.ts'
import { openServerDatabase } from '#server/open-database.ts'

const life = new Lifecycle()

let started: Promise<void> = Promise.resolve()
try {
  started = start()
  await started
} catch (error) {
  await life.stop('the start failed')
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}

async function start(): Promise<void> {
  loadEnvironmentFile()
  const { dataDir, production, port, host, appUrl } = config()
  await lockDataDir(dataDir)
  configureNextAuth(appUrl)
  stopOnSignals()
  await openServerDatabase(life)

  // Next attaches an upgrade listener to the server it is given, and ends sockets whose path looks like a page:
  // it gets one that never listens, and only its own sockets (hot reload) are forwarded.
  const nextUpgrades = createServer()
  const app = next({ dev: !production, hostname: host ?? 'localhost', port, httpServer: nextUpgrades })
  await app.prepare()
  life.onStop('Next', () => app.close())

  const httpServer = createHttpServer()
  const hotReload: UpgradeHandler = (request, socket, head) =>
    !production && request.url?.startsWith('/_next/hmr') === true && nextUpgrades.emit('upgrade', request, socket, head)
  httpServer.on('request', createRequestHandler(life, app.getRequestHandler()))
  const realtime = startRealtime({ httpServer })
  routeUpgrades(httpServer, [realtime.handleUpgrade, hotReload])
  const sockets = trackSockets(httpServer)
  gauge('connections', 'Open connections of clients, sockets included', () => sockets.size)
  await listen(httpServer, port, host)
  let drain = async () => {}
  life.onStop('answers under way', () => drain())
  life.onStop('realtime', realtime.close)
  life.onStop('new connections', () => {
    drain = closeHttpServer(httpServer, sockets)
  })

  const address = appUrl ?? `http://${host && host !== '0.0.0.0' && host !== '::' ? host : 'localhost'}:${port}`
  logger().info({ address, port, host }, 'ready')
  if (process.stdout.isTTY || process.env.npm_lifecycle_event)
    process.stdout.write(`\nMini Messenger is ready: ${address}\n\n`)
}

/** next-auth reads its settings from the environment only. */
function configureNextAuth(appUrl: string | undefined): void {
  process.env.NEXTAUTH_SECRET = authSecret()
  if (appUrl) process.env.NEXTAUTH_URL = appUrl
  else process.env.AUTH_TRUST_HOST = '1'
}

function stopOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopAndExit(signal, 0))
  // A promise nobody waited for broke one thing, not the server's state.
  process.on('unhandledRejection', (error) =>
    logger().error({ err: error }, 'a promise failed and nobody waited for it'),
  )
  process.on('uncaughtException', (error) => {
    logger().fatal({ err: error }, 'an error nobody handled')
    void stopAndExit('an error nobody handled', 1)
  })
}

/** A start under way is let finish first, so that what it has just begun is stopped too. */
async function stopAndExit(reason: string, code: number): Promise<void> {
  await Promise.race([started.catch(() => undefined), wait(10_000)])
  await life.stop(reason)
  process.exit(code)
}
