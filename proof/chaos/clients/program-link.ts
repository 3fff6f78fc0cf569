import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { Message } from '#contracts/messages.ts'
import type { Problem } from '#contracts/problems.ts'
import { askRest } from '#proof/chaos/clients/rest.ts'
import { askerOf, type Session, signInProgram } from '#proof/chaos/clients/session.ts'
import { writeDelivered } from '#proof/chaos/recording/pushed.ts'
import type { Asker } from '#proof/chaos/recording/recorder.ts'
import { seenMessage } from '#proof/chaos/recording/seen.ts'
import type { Cable } from '#proof/chaos/system/cable.ts'
import type { Person, World } from '#proof/chaos/world.ts'

const PAUSE = 200
const PATIENCE = 12_000

export interface LinkListener {
  onMessage(message: Message): void
  onProblem(problem: Problem): void
  /** The connection is gone; another one is being made. */
  onLost(): void
}

/**
 * A program's way into one chat over `/ws/chat/{id}`, as the documentation tells people to write one: it connects again and again, and
 * reads over HTTP what came while nobody listened.
 */
export class ProgramLink {
  /** Every message it knows, by `seq`. */
  readonly known = new Map<number, Message>()
  #session: Session | null = null
  #socket: WebSocket | null = null
  #isClosed = false
  #isCaughtUp = false
  #last = 0
  #opened = 0

  constructor(
    private readonly world: World,
    private readonly person: Person,
    private readonly cable: Cable,
    private readonly chatId: number,
    private readonly listener: LinkListener,
  ) {}

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN
  }

  /** True when it is connected and has read what it missed. */
  get isReady(): boolean {
    return this.isOpen && this.#isCaughtUp
  }

  asker(): Asker {
    return { ...askerOf(this.cable.client, this.person, this.#session), transport: 'ws' }
  }

  say(frame: object): void {
    this.#socket?.send(JSON.stringify(frame))
  }

  /** Ends this connection; another one follows. */
  drop(): void {
    this.#socket?.terminate()
  }

  close(): void {
    this.#isClosed = true
    this.drop()
  }

  /** Until `close`. */
  async keepConnected(): Promise<void> {
    while (!this.#isClosed) {
      try {
        this.#session ??= await signInProgram(this.world, this.cable, this.person)
        await this.#connection(this.#session)
      } catch {
        // Whatever it was, the next try tells.
      }
      if (!this.#isClosed) await wait(PAUSE)
    }
  }

  /** One connection, from its opening to its end. */
  #connection(session: Session): Promise<void> {
    const { recorder } = this.world
    const { client } = this.cable
    const url = `${this.cable.url.replace(/^http/, 'ws')}/ws/chat/${this.chatId}`
    const socket = new WebSocket(url, { headers: session.headers, handshakeTimeout: PATIENCE })
    const name = `${client}/${++this.#opened}`
    const note = (what: 'opened' | 'closed', reason: string | null = null) => {
      const whose = { client, user: this.person.id, session: session.name }
      recorder.write({ type: 'socket', at: recorder.now(), ...whose, socket: name, what, reason })
    }
    socket.once('open', () => {
      note('opened')
      this.#socket = socket
      this.#isCaughtUp = false
      void this.#readMissed(session, socket)
    })
    socket.on('message', (data) => this.#hear(JSON.parse(data.toString())))
    socket.on('error', () => {})
    return new Promise((resolve) => {
      socket.once('close', (code) => {
        if (this.#socket === socket) {
          note('closed', String(code))
          this.#socket = null
          this.listener.onLost()
        }
        if (code === 4401) this.#session = null
        resolve()
      })
    })
  }

  async #readMissed(session: Session, socket: WebSocket): Promise<void> {
    const asker = askerOf(this.cable.client, this.person, session)
    for (let goesOn = true; goesOn && this.#socket === socket; ) {
      const path = `/api/messages/${this.chatId}?limit=200&after_seq=${this.#last}`
      const request = { method: 'GET', path, headers: session.headers } as const
      const answer = await askRest(this.world.recorder, this.cable.url, asker, request)
      if (answer.status === 401) this.#session = null
      if (answer.status !== 200) return socket.terminate()
      const messages = answer.data as Message[]
      for (const message of messages) this.known.set(message.seq, message)
      this.#last = Math.max(this.#last, ...messages.map(({ seq }) => seq))
      goesOn = answer.headers.get('link')?.includes('rel="next"') ?? false
    }
    this.#isCaughtUp = true
  }

  #hear(frame: Message & { error?: Problem }): void {
    if (frame.error) {
      this.listener.onProblem(frame.error)
      return
    }
    const told = { event: 'message', chat: this.chatId, revs: [frame.rev], messages: [seenMessage(frame)] }
    writeDelivered(this.world.recorder, this.asker(), [told])
    this.known.set(frame.seq, frame)
    // What is heard while the missed part is still being read does not move the place from which that is read.
    if (this.#isCaughtUp) this.#last = Math.max(this.#last, frame.seq)
    this.listener.onMessage(frame)
  }
}
