import { io, type Socket } from 'socket.io-client'
import { isSignedOut, noAnswer } from '#client/problem.ts'
import type { Problem } from '#contracts/problems.ts'
import type { Ack, Answer, ClientEvents, ServerEvents } from '#contracts/socket-events.ts'

type EventName = keyof ClientEvents
type Payload<E extends EventName> = Parameters<ClientEvents[E]>[0]
type Requests = {
  [E in EventName as Parameters<ClientEvents[E]> extends [unknown, unknown] ? E : never]: Parameters<
    ClientEvents[E]
  > extends [unknown, Ack<infer T>]
    ? T
    : never
}
export type RequestName = keyof Requests
export type AnswerOf<E extends RequestName> = Answer<Requests[E]>

type Listeners = { [E in keyof ServerEvents]?: ServerEvents[E] }

/** The socket as the rest of the client sees it: requests that always answer, and things said without one. */
export interface Wire {
  connect(): void
  /** Closes this connection; `connect` opens another one. */
  drop(): void
  request<E extends RequestName>(event: E, payload: Payload<E>, timeoutMs?: number): Promise<AnswerOf<E>>
  say(event: 'chat:typing' | 'chat:close' | 'presence:state', payload: Payload<typeof event>): void
}

export interface WireListener {
  events: Listeners
  /** The connection ended, or could not be made; the server may wish not to see us again for a while. */
  onDown(waitMs: number): void
  /** The server does not accept the session. */
  onRefused(): void
}

export interface WireOptions {
  /** Where the server is; undefined: where the page came from. */
  origin?: string | undefined
  /** For programs outside of a browser, which bring their credentials themselves. */
  headers?: Record<string, string> | undefined
}

const ANSWER_MS = 10_000

export function createWire({ origin, headers }: WireOptions, listener: WireListener): Wire {
  const options = {
    path: '/socket.io',
    addTrailingSlash: false,
    autoConnect: false,
    reconnection: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: 10_000,
    forceNew: true,
    ...(headers ? { extraHeaders: headers } : {}),
  }
  let socket: Socket<ServerEvents, ClientEvents> | null = null

  function open(): Socket<ServerEvents, ClientEvents> {
    const opened: Socket<ServerEvents, ClientEvents> = origin ? io(origin, options) : io(options)
    opened.on('disconnect', () => listener.onDown(0))
    opened.on('connect_error', (error) => {
      const { data } = error as Error & { data?: Partial<Problem> }
      if (data && isSignedOut(data)) listener.onRefused()
      else listener.onDown((data?.retry_after ?? 0) * 1000)
    })
    // The listeners' names and types were checked above; socket.io's own types cannot follow a loop over them.
    const untyped = opened as unknown as { on(event: string, heard: unknown): void }
    for (const [event, heard] of Object.entries(listener.events)) untyped.on(event, heard)
    return opened
  }

  return {
    connect() {
      socket ??= open()
      socket.connect()
    },
    drop: () => void socket?.disconnect(),
    request: (event, payload, timeoutMs = ANSWER_MS) => ask(socket, event, payload, timeoutMs),
    say(event, payload) {
      if (!socket?.connected) return
      // That one types is said again anyway; everything else has to arrive.
      const way = event === 'chat:typing' ? socket.volatile : socket
      way.emit(event, payload as never)
    },
  }
}

function ask<E extends RequestName>(
  socket: Socket<ServerEvents, ClientEvents> | null,
  event: E,
  payload: Payload<E>,
  timeoutMs: number,
): Promise<AnswerOf<E>> {
  // Without this socket.io would keep it and send it with the next connection, where nobody waits for the answer.
  if (!socket?.connected) return Promise.resolve({ ok: false, problem: noAnswer('Not connected.') })
  return new Promise((resolve) => {
    const timed = socket.timeout(timeoutMs) as unknown as {
      emit(event: string, payload: unknown, ack: (error: Error | null, answer: AnswerOf<E>) => void): void
    }
    timed.emit(event, payload, (error, answer) => {
      resolve(error ? { ok: false, problem: noAnswer('The server did not answer in time.') } : answer)
    })
  })
}
