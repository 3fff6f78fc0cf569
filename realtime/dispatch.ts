import type { z } from 'zod'
import { noteRefusal } from '#auth/note-refusal.ts'
import { type Answer, type ClientEvents, clientEventSchemas } from '#contracts/socket-events.ts'
import { AppError } from '#domain/app-error.ts'
import { invalid, toProblem } from '#http/problem.ts'
import type { IoServer, IoSocket } from '#realtime/socket-types.ts'

export type EventName = keyof ClientEvents

type Checked<E extends EventName> = z.output<(typeof clientEventSchemas)[E]>

interface Context {
  io: IoServer
  socket: IoSocket
}

/** What one event does, once its payload was checked; the answer when the client may wait for one. */
export type Handler<E extends EventName> =
  Parameters<ClientEvents[E]> extends [unknown, (answer: Answer<infer T>) => void]
    ? (context: Context, payload: Checked<E>) => Promise<T>
    : (context: Context, payload: Checked<E>) => void

export type Handlers = { [E in EventName]: Handler<E> }

type AnyAck = (answer: Answer<unknown>) => void

/**
 * Gives every event of a socket to its handler: limit, schema, use case, answer. An event without an acknowledgement works
 * too; its problems are dropped. Nothing that a client sends gets further than this. Rule DL18.
 */
export function dispatchEvents(io: IoServer, socket: IoSocket, handlers: Handlers): void {
  socket.onAny((event: string, ...args: unknown[]) => {
    const last = args.at(-1)
    const ack = typeof last === 'function' ? (last as AnyAck) : () => {}
    const payload = typeof args[0] === 'function' ? undefined : args[0]
    void run(socket, event, () => perform({ io, socket }, handlers, event, payload)).then(ack)
  })
}

async function run(socket: IoSocket, event: string, work: () => unknown): Promise<Answer<unknown>> {
  try {
    return { ok: true, data: await work() }
  } catch (error) {
    noteRefusal(error, { user_id: socket.data.actor.userId, call: event })
    return { ok: false, problem: toProblem(error) }
  }
}

function perform(context: Context, handlers: Handlers, event: string, payload: unknown): unknown {
  if (context.socket.data.frames.isEmpty) {
    throw new AppError('rate_limited', 'Too many events', { retryAfter: 1 })
  }
  if (!isEventName(event)) throw new AppError('bad_request', 'There is no such event')
  const checked = clientEventSchemas[event].safeParse(payload)
  if (!checked.success) throw invalid(checked.error)
  const handle = handlers[event] as (context: Context, payload: unknown) => unknown
  return handle(context, checked.data)
}

function isEventName(event: string): event is EventName {
  return Object.hasOwn(clientEventSchemas, event)
}
