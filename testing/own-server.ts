import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '#testing/free-port.ts'
import { ServerProcess } from '#testing/server-process.ts'

/** A server that a browser test may kill: as people start it, with a database in a folder of its own. */
export class OwnServer {
  readonly url: string
  readonly #dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'messenger-own-'))
  readonly #port: number
  #process: ServerProcess | null = null

  private constructor(port: number) {
    this.#port = port
    this.url = `http://127.0.0.1:${port}`
    fs.chmodSync(this.#dataDir, 0o711)
  }

  static async open(): Promise<OwnServer> {
    const server = new OwnServer(await freePort())
    await server.start()
    return server
  }

  async start(): Promise<void> {
    const settings = {
      DATA_DIR: this.#dataDir,
      PORT: String(this.#port),
      HOST: '127.0.0.1',
      RATE_LIMITS: 'off',
      UNSAFE_TEST_PASSWORDS: 'on',
      npm_lifecycle_event: 'start',
    }
    this.#process = new ServerProcess(['scripts/run.mjs', 'scripts/start.ts'], settings, this.url)
    await this.#process.ready()
  }

  /** Ends it as a power cut would; the database goes on by itself, as it does after a killed parent. */
  async kill(): Promise<void> {
    await this.#process?.end('SIGKILL')
  }

  async close(): Promise<void> {
    // A server that starts takes over the database that a killed one has left, and stops it at its own end.
    if (this.#process?.wasKilled) await this.start()
    await this.#process?.end('SIGTERM')
    fs.rmSync(this.#dataDir, { recursive: true, force: true })
  }
}
