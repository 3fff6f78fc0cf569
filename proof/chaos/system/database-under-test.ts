import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { signal } from '#proof/chaos/system/signal.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#runtime/embedded-postgres/start.ts'
import { freePort } from '#testing/free-port.ts'

/** What our own connections call themselves: they are never taken for the server's. */
const OWN_NAME = 'chaos'
const REACH_MS = 60_000

/**
 * A PostgreSQL of the run's own, with all its safety on (fsync, full_page_writes, synchronous_commit as PostgreSQL
 * ships them), always on the same port, so that the server finds it again.
 */
export class DatabaseUnderTest {
  #running: EmbeddedPostgres | null = null
  #frozen: number[] = []

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async create(folder: string): Promise<DatabaseUnderTest> {
    const database = new DatabaseUnderTest(path.join(folder, 'database'), await freePort())
    fs.mkdirSync(database.folder, { mode: 0o711 })
    await database.start()
    return database
  }

  get url(): string {
    return this.#present().url
  }

  async start(): Promise<void> {
    this.#running = await startEmbeddedPostgres(this.folder, { serverFlags: ['-p', String(this.port)] })
  }

  /** As an administrator stops it: open transactions are rolled back. */
  stop(): Promise<void> {
    return this.#present().stop()
  }

  /** kill -9 of the postmaster; its children notice and follow. */
  kill(): void {
    signal(this.#present().pid, 'SIGKILL')
  }

  /** kill -9 of one of the server's backends, one in the middle of a transaction where there is one. Answers false when there is none. */
  async killBackend(): Promise<boolean> {
    const pids = await this.withOwn(async (own) => {
      const { rows } = await own.query(
        `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> $1
         ORDER BY xact_start IS NULL, backend_xid IS NULL, pid`,
        [OWN_NAME],
      )
      return rows.map((row) => row.pid as number)
    })
    const [pid] = pids
    if (pid === undefined) return false
    signal(pid, 'SIGKILL')
    return true
  }

  /**
   * Makes every commit take `ms` longer before it is on the disk, as a slow disk does: whoever dies meanwhile dies in the middle of a
   * commit, and what was acknowledged too early is lost. 0 ends it.
   */
  async slowCommits(ms: number): Promise<void> {
    await this.withOwn(async (own) => {
      await own.query(`ALTER SYSTEM SET commit_delay = ${ms * 1000}`)
      await own.query('ALTER SYSTEM SET commit_siblings = 0')
      // Nobody else writes it to the disk meanwhile.
      await own.query(`ALTER SYSTEM SET wal_writer_delay = ${ms > 0 ? 10_000 : 200}`)
      await own.query('SELECT pg_reload_conf()')
    })
  }

  /** Stops the server's backends in the middle of whatever they do, until `thaw`. */
  async freeze(): Promise<number> {
    this.#frozen = await this.#serverPids()
    for (const pid of this.#frozen) signal(pid, 'SIGSTOP')
    return this.#frozen.length
  }

  thaw(): void {
    for (const pid of this.#frozen.splice(0)) signal(pid, 'SIGCONT')
  }

  /**
   * Ends the slowness of commits as soon as the database accepts connections and keeps them: where a backend was killed, all the
   * others are ended a moment later.
   */
  async reachable(): Promise<void> {
    for (const end = Date.now() + REACH_MS; Date.now() < end; await wait(20)) {
      const works = await this.slowCommits(0).then(
        () => true,
        () => false,
      )
      if (works) return
    }
    throw new Error(`The database did not accept connections within ${REACH_MS} ms`)
  }

  /** Holds every chat, so that whoever wants one waits with a connection of the pool in his hand. Call the answer to let go. */
  async holdLocks(): Promise<() => Promise<void>> {
    const own = await this.connect()
    await own.query('BEGIN')
    await own.query('LOCK TABLE chats, members IN ACCESS EXCLUSIVE MODE')
    return () => own.end()
  }

  /** Ends the server's connections and takes all there are. Call the answer to let go. */
  async holdConnections(): Promise<() => Promise<void>> {
    const held: pg.Client[] = [await this.connect()]
    await held[0]?.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE backend_type = 'client backend' AND application_name <> $1`,
      [OWN_NAME],
    )
    for (let misses = 0; misses < 5; ) {
      const next = await this.connect().catch(() => null)
      if (next) held.push(next)
      else misses++
    }
    return async () => {
      await Promise.all(held.map((own) => own.end()))
    }
  }

  async connect(): Promise<pg.Client> {
    const own = new pg.Client({
      connectionString: this.url,
      application_name: OWN_NAME,
      connectionTimeoutMillis: 4000,
    })
    own.on('error', () => {})
    await own.connect()
    return own
  }

  async withOwn<T>(work: (own: pg.Client) => Promise<T>): Promise<T> {
    const own = await this.connect()
    try {
      return await work(own)
    } finally {
      await own.end().catch(() => {})
    }
  }

  /** The end of PostgreSQL's own log, for reports. */
  logTail(): string {
    return fs.readFileSync(path.join(this.folder, 'postgres.log'), 'utf8').slice(-2000)
  }

  #serverPids(): Promise<number[]> {
    return this.withOwn(async (own) => {
      const { rows } = await own.query(
        `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> $1`,
        [OWN_NAME],
      )
      return rows.map((row) => row.pid as number)
    })
  }

  #present(): EmbeddedPostgres {
    if (!this.#running) throw new Error('The database was never started')
    return this.#running
  }
}
