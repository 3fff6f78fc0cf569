import { Socket } from 'socket.io-client'
import type { Answer } from '#contracts/socket-events.ts'
import { answerOf, callOf, refusal, silence } from '#proof/chaos/recording/calls.ts'
import type { Asker, Recorder } from '#proof/chaos/recording/recorder.ts'

/** What somebody who listens in learns of one device's sockets. */
export interface Tap {
  recorder: Recorder
  /** Who speaks now. */
  asker(): Asker & { session: string }
  /** The place of a text in the device's queue for its chat. */
  placeOf(content: string): number | null
  /** The server said something; called before the client itself hears it. */
  onEvent(name: string, event: unknown): void
  /** An answer is on its way to the client that asked by this try. */
  onAnswer(data: object, op: number): void
}

type Ack = (error: Error | null, answer: Answer<object>) => void
interface Tappable {
  connect: (this: Socket) => Socket
  emit: (this: Socket, event: string, ...args: unknown[]) => Socket
}

const taps = new Map<string, Tap>()
let install: (() => void) | null = () => {
  const prototype = Socket.prototype as unknown as Tappable
  const { connect, emit } = prototype
  const heard = new WeakSet<Socket>()
  prototype.connect = function () {
    if (!heard.has(this)) listenTo(this)
    heard.add(this)
    return connect.call(this)
  }
  prototype.emit = function (event, ...args) {
    return emit.call(this, event, ...recorded(tapOf(this), event, args))
  }
}

/**
 * Listens in on every Socket.IO client of this process that talks to `origin`, the product's own included: at the one place
 * that all of them pass, between the client's code and the library. Call the answer to stop.
 */
export function tapSockets(origin: string, tap: Tap): () => void {
  taps.set(origin, tap)
  install?.()
  install = null
  return () => void taps.delete(origin)
}

function tapOf(socket: Socket): Tap | undefined {
  return taps.get((socket.io as unknown as { uri: string }).uri)
}

let connections = 0

/** Tells of the beginning (the server's greeting) and the end of each connection, and of all that is heard. */
function listenTo(socket: Socket): void {
  let connection: number | null = null
  const note = (what: 'opened' | 'closed', reason: string | null) => {
    const tap = tapOf(socket)
    if (!tap || connection === null) return
    const { recorder } = tap
    const { client, user, session } = tap.asker()
    const name = `${client}/${connection}`
    recorder.write({ type: 'socket', at: recorder.now(), client, user, session, socket: name, what, reason })
  }
  socket.prependAny((name: string, event: unknown) => {
    if (name === 'welcome') {
      connection = ++connections
      note('opened', null)
    }
    tapOf(socket)?.onEvent(name, event)
  })
  socket.on('disconnect', (reason) => {
    note('closed', reason)
    connection = null
  })
}

/** The arguments of an `emit`, with ears on its acknowledgement. */
function recorded(tap: Tap | undefined, event: string, args: unknown[]): unknown[] {
  const ack = args.at(-1)
  if (!tap || typeof ack !== 'function') return args
  const call = callOf(event, args[0] as never, tap.placeOf)
  if (!call) return args
  const op = tap.recorder.begin(tap.asker(), call)
  const listening: Ack = (error, answer) => {
    if (error) op.end(silence(error))
    else if (answer.ok) {
      op.end({ outcome: 'ok', answer: answerOf(event, answer.data) })
      tap.onAnswer(answer.data, op.id)
    } else op.end(refusal(answer.problem))
    ;(ack as Ack)(error, answer)
  }
  // By this the library knows that it has to tell of errors too.
  return [...args.slice(0, -1), Object.assign(listening, { withError: true })]
}
