import fs from 'node:fs'
import path from 'node:path'
import { signal } from '#proof/chaos/system/signal.ts'
import { freePort } from '#testing/free-port.ts'
import { ServerProcess } from '#testing/server-process.ts'

const SETTINGS = {
  HOST: '127.0.0.1',
  AUTH_SECRET: 'chaos-only-Qx7vN2mK9pLw4RzT8bYc3HfJ6',
  // Hundreds of devices share one address here, and hashing is not what is proven.
  RATE_LIMITS: 'off',
  UNSAFE_TEST_PASSWORDS: 'on',
  LOG_LEVEL: 'info',
}

export interface ServerSource {
  /** The bundle that is run: `dist/server.mjs` of the present sources, or one with a planted fault. */
  bundle: string
  /** The project's folder that belongs to it: pages, migrations. */
  root: string
}

/** The real server as a process of its own, on one port over all its lives. */
export class ServerUnderTest {
  readonly logFile: string
  readonly #clockFile: string
  #process: ServerProcess | null = null
  #past = ''
  #offsetMs = 0

  private constructor(
    private readonly source: ServerSource,
    private readonly folder: string,
    private readonly databaseUrl: string,
    private readonly port: number,
  ) {
    this.logFile = path.join(folder, 'server.log')
    this.#clockFile = path.join(folder, 'clock-offset')
  }

  static async create(source: ServerSource, folder: string, databaseUrl: string): Promise<ServerUnderTest> {
    return new ServerUnderTest(source, folder, databaseUrl, await freePort())
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get clockOffsetMs(): number {
    return this.#offsetMs
  }

  /** The last resort of a driver that ends without having stopped it. */
  abandon(): void {
    if (this.#process) signal(this.#process.pid, 'SIGKILL')
  }

  /** Starts the process; resolves when it serves people. */
  async start(): Promise<void> {
    fs.writeFileSync(this.#clockFile, String(this.#offsetMs))
    const preload = path.resolve('proof/chaos/system/shift-clock.mjs')
    const env = {
      ...SETTINGS,
      PORT: String(this.port),
      DATABASE_URL: this.databaseUrl,
      DATA_DIR: path.join(this.folder, 'server'),
      CHAOS_CLOCK_FILE: this.#clockFile,
    }
    this.#process = new ServerProcess(['--import', preload, this.source.bundle], env, this.url, this.source.root)
    await this.#process.ready()
  }

  /** Ends it and waits for its end; answers the exit code, null when the signal itself ended it. */
  async end(how: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const code = (await this.#process?.end(how)) ?? null
    this.#keepLog()
    this.#process = null
    return code
  }

  /** Sets the wall clock of the server off by so much, at once when it runs. */
  setClock(offsetMs: number): void {
    this.#offsetMs = offsetMs
    fs.writeFileSync(this.#clockFile, String(offsetMs))
    if (this.#process) process.kill(this.#process.pid, 'SIGUSR2')
  }

  /** One number of `/metrics`, all label sets added up; 0 when it was never counted in this life. */
  async metric(name: string): Promise<number> {
    const answer = await fetch(`${this.url}/metrics`)
    const lines = (await answer.text()).split('\n')
    const mine = lines.filter((line) => line.startsWith(name) && /^[{ ]/.test(line.slice(name.length)))
    return mine.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
  }

  #keepLog(): void {
    this.#past += this.#process?.output() ?? ''
    fs.writeFileSync(this.logFile, this.#past)
  }
}
