import net from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { NetworkPlan } from '#proof/chaos/schedule/schedule.ts'
import { type FaultRelay, openFaultRelay } from '#testing/fault-relay.ts'
import { type CompleteRequest, createRequestReader } from '#testing/http-requests.ts'
import type { Direction, RelayedConnection } from '#testing/relayed-connection.ts'

/** Requests that may be said twice without asking anybody: their repetition must be harmless. */
const REPEATABLE = /^(POST \/api\/messages\/|PUT \/api\/chats\/\d+\/read)$/
/** ms an answer is given to arrive before it is lost together with the connection. */
const LOST_AFTER = 400
const REPEAT_PATIENCE = 10_000

/** One device's way to the server, through a relay of its own: what happens to it happens to nobody else. */
export class Cable {
  #doubling: 'no' | 'at_once' | 'later' = 'no'
  #kept: Buffer[] = []
  /** Requests that were said a second time, and those of them that the server answered with 2xx. */
  repeated = 0
  answered = 0

  private constructor(
    readonly client: string,
    private readonly relay: FaultRelay,
    private readonly serverUrl: string,
  ) {}

  static async open(client: string, serverUrl: string): Promise<Cable> {
    const relay = await openFaultRelay(serverUrl, (connection) => cable.#watch(connection))
    const cable: Cable = new Cable(client, relay, serverUrl)
    return cable
  }

  get url(): string {
    return this.relay.url
  }

  /** Does to the standing connections what the plan says, and to those that come meanwhile where it lasts. Resolves when it is over. */
  async harm({ kind, ms, side }: NetworkPlan): Promise<void> {
    const standing = this.relay.connections()
    const direction: Direction = side === 0 ? 'up' : 'down'
    switch (kind) {
      case 'delay':
        for (const each of standing) each.delay(Math.min(ms, 900))
        await wait(ms)
        for (const each of standing) each.delay(0)
        break
      case 'stall': {
        const releases = standing.map((each) => each.stall())
        await wait(ms)
        for (const release of releases) release()
        break
      }
      case 'cut':
        this.relay.cut()
        await wait(ms / 4)
        this.relay.mend()
        break
      case 'one_way':
        for (const each of standing) each.lose(direction)
        await wait(ms)
        for (const each of standing) each.cut()
        break
      case 'half_open':
        for (const each of standing) each.abandon(side === 0 ? 'client' : 'server')
        await wait(ms)
        for (const each of standing) each.cut()
        break
      case 'lost_answer':
        for (const each of standing) each.loseNextAnswer(LOST_AFTER)
        await wait(ms + LOST_AFTER)
        break
      case 'doubled':
      case 'doubled_after_restart': {
        const stop = this.double(kind === 'doubled' ? 'at_once' : 'later')
        await wait(ms)
        stop()
        break
      }
    }
  }

  /** Requests are said twice, at once or when `repeatKept` is called, until the answer is called. */
  double(when: 'at_once' | 'later'): () => void {
    this.#doubling = when
    return () => {
      this.#doubling = 'no'
    }
  }

  /** Requests that wait to be said again after a restart. */
  get kept(): number {
    return this.#kept.length
  }

  /** Ends all connections at once and rudely; they may come back. */
  cutOnce(): void {
    for (const connection of this.relay.connections()) connection.cut()
  }

  /** The device reads nothing more of what it is sent, until the answer is called. */
  stopReading(): () => void {
    const releases = this.relay.connections().map((connection) => connection.stopReading())
    return () => {
      for (const release of releases) release()
    }
  }

  /** Says again what was said before the server was restarted. Answers how many requests that were. */
  async repeatKept(): Promise<number> {
    const kept = this.#kept.splice(0)
    for (const bytes of kept) await this.#repeat(bytes)
    return kept.length
  }

  close(): Promise<void> {
    return this.relay.close()
  }

  #watch(connection: RelayedConnection): void {
    connection.observe(createRequestReader((request) => this.#hear(request)))
  }

  #hear({ method, path, bytes }: CompleteRequest): void {
    if (this.#doubling === 'no' || !REPEATABLE.test(`${method} ${path}`)) return
    if (this.#doubling === 'later') this.#kept.push(bytes)
    else void this.#repeat(bytes)
  }

  /** Says the very same bytes over another connection, and waits for the answer as any client would. */
  #repeat(bytes: Buffer): Promise<void> {
    this.repeated++
    return new Promise((resolve) => {
      const { port, hostname } = new URL(this.serverUrl)
      const socket = net.connect(Number(port), hostname, () => socket.write(bytes))
      socket.setTimeout(REPEAT_PATIENCE, () => socket.destroy())
      socket.on('error', () => {})
      socket.once('data', (data) => {
        if (data.toString('latin1').startsWith('HTTP/1.1 2')) this.answered++
        socket.destroy()
      })
      socket.once('close', () => resolve())
    })
  }
}
