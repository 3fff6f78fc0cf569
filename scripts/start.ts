import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'
import { config } from '#runtime/config.ts'
import { lockDataDir } from '#runtime/data-dir-lock.ts'
import { loadEnvironmentFile } from '#runtime/environment-file.ts'
import { ensureBuild, SERVER_BUNDLE } from '#scripts/ensure-build.ts'
import { closeHttpServer, listen } from '#server/http-server.ts'

// `npm start`: builds when needed, then becomes the server. What would make the server fail is found before the build.
Object.assign(process.env, { NODE_ENV: 'production' })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, exit)
try {
  loadEnvironmentFile()
  const { dataDir, port, host } = config()
  await lockDataDir(dataDir)
  await expectFreePort(port, host)
  await ensureBuild((sentence) => process.stdout.write(`${sentence}\n`))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, exit)
await import(pathToFileURL(SERVER_BUNDLE).href)

function exit(): void {
  process.exit(130)
}

/** Found out before the build, which takes longer than reading a sentence. */
async function expectFreePort(port: number, host: string | undefined): Promise<void> {
  const probe = createServer()
  await listen(probe, port, host)
  await closeHttpServer(probe)()
}
