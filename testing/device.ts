import { setTimeout as wait } from 'node:timers/promises'
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import type { Problem } from '#contracts/problems.ts'
import type { Answer, ClientEvents, ServerEvents } from '#contracts/socket-events.ts'
import { afterwards } from '#testing/afterwards.ts'
import type { SignedUp } from '#testing/api-client.ts'

type EventName = keyof ClientEvents
type Payload<E extends EventName> = Parameters<ClientEvents[E]>[0]
type AnswerTo<E extends EventName> =
  Parameters<ClientEvents[E]> extends [unknown, (answer: Answer<infer T>) => void] ? T : never
type Heard<E extends keyof ServerEvents> = Parameters<ServerEvents[E]>[0]

/** How long anything may take that has to come by itself: longer than a heartbeat. */
const PATIENCE_MS = 45_000

/** One device of a person, connected over Socket.IO, that remembers everything it hears. */
export class Device {
  readonly log: { name: string; event: unknown }[] = []
  readonly socket: Socket<ServerEvents, ClientEvents>

  constructor(url: string, options: Partial<ManagerOptions & SocketOptions>) {
    this.socket = io(url, { forceNew: true, transports: ['websocket'], reconnectionDelay: 100, ...options })
    this.socket.onAny((name: string, event: unknown) => void this.log.push({ name, event }))
    afterwards(async () => void this.socket.disconnect())
  }

  /** Asks, and answers the data; a problem is thrown. */
  async ask<E extends EventName>(event: E, payload: Payload<E>): Promise<AnswerTo<E>> {
    const answer = await this.askRaw(event, payload)
    if (!answer.ok) throw new Error(`${event}: ${JSON.stringify(answer.problem)}`)
    return answer.data as AnswerTo<E>
  }

  /** The code of the problem that an event is answered with; `ok` when there is none. */
  async codeOf(event: string, payload: unknown): Promise<string> {
    const answer = await this.askRaw(event, payload)
    return answer.ok ? 'ok' : answer.problem.code
  }

  askRaw(event: string, ...args: unknown[]): Promise<Answer<unknown>> {
    const socket = this.socket as unknown as Socket
    return socket.timeout(PATIENCE_MS).emitWithAck(event, ...args)
  }

  /** Everything of one kind that was heard so far. */
  all<E extends keyof ServerEvents>(name: E): Heard<E>[] {
    return this.log.filter((each) => each.name === name).map((each) => each.event as Heard<E>)
  }

  /** The first event of a kind that fits, whether it was heard before or is still to come. */
  async hears<E extends keyof ServerEvents>(
    name: E,
    fits: (event: Heard<E>) => boolean = () => true,
  ): Promise<Heard<E>> {
    for (const limit = Date.now() + PATIENCE_MS; Date.now() < limit; await wait(5)) {
      const found = this.all(name).find(fits)
      if (found) return found
    }
    throw new Error(`Not heard: ${name}. Heard: ${JSON.stringify(this.log).slice(-2000)}`)
  }

  /** Every text that was heard in a chat, in the order it was heard; system lines by their type. */
  texts(chatId: number): string[] {
    const steps = this.all('chat:changes')
      .filter((event) => event.chat_id === chatId)
      .flatMap((event) => event.changes)
    return steps.flatMap(({ message }) => message?.system?.type ?? message?.content ?? [])
  }

  async hearsText(chatId: number, text: string): Promise<void> {
    await this.hears('chat:changes', (event) => event.chat_id === chatId && this.texts(chatId).includes(text))
  }

  /** Why the server did not let it in. */
  refusal(): Promise<Problem> {
    return new Promise((resolve, reject) => {
      this.socket.once('welcome', () => reject(new Error('It was let in')))
      this.socket.once('connect_error', (error) => resolve((error as Error & { data: Problem }).data))
    })
  }

  /** Resolves with the reason when this connection ends. */
  ends(): Promise<string> {
    return new Promise((resolve) => this.socket.once('disconnect', resolve))
  }
}

/** Connects a device of a person with his token, and waits for the greeting. */
export async function connect(
  person: Pick<SignedUp, 'token' | 'api'>,
  options: Partial<ManagerOptions & SocketOptions> = {},
): Promise<Device> {
  const device = new Device(person.api.server.url, { auth: { token: person.token }, ...options })
  await device.hears('welcome')
  return device
}
