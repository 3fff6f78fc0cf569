import type { Call } from '#proof/checker/testing/model-chat.ts'
import type { ModelDevice, Queued } from '#proof/checker/testing/model-device.ts'
import type { ModelServer, Outcome } from '#proof/checker/testing/model-server.ts'
import type { WrittenEntry } from '#proof/history/entry.ts'

/** A call between its question and its answer. */
export interface Pending {
  id: number
  device: ModelDevice
  session: string
  call: Call
  startedAt: number
  attempt: number
  queued: Queued | null
  outcome: Outcome | null
}

/** All calls of a run: asked, served and answered at moments of their own, and written down when they are over. */
export class ModelCalls {
  pending: Pending[] = []
  /** Requests that everybody has given up, and that may still arrive. */
  late: Pending[] = []
  readonly acknowledged: Pending[] = []
  lastId = 0

  constructor(
    private readonly server: ModelServer,
    private readonly ports: { now: () => number; write: (entry: WrittenEntry) => void },
  ) {}

  ask(device: ModelDevice, call: Call, queued: Queued | null = null): Pending {
    const { session } = device
    const attempt = queued ? ++queued.tries : 1
    const startedAt = this.ports.now()
    const asked = { id: ++this.lastId, device, session, call, startedAt, attempt, queued, outcome: null }
    this.pending.push(asked)
    return asked
  }

  serve(asked: Pending): Outcome {
    asked.outcome ??= this.arrive(asked)
    return asked.outcome
  }

  /** The request reaches the server, perhaps not for the first time. */
  arrive({ device, session, call }: Pending): Outcome {
    const cursors = new Map([...device.chats].map(([chat, { cursor }]) => [chat, cursor]))
    return this.server.serve(device.user, session, call, cursors)
  }

  /** The answer arrives. */
  finish(asked: Pending): Outcome {
    const outcome = this.serve(asked)
    const { call, device, queued } = asked
    this.close(asked, outcome.status === 200 ? 'ok' : 'fail', outcome)
    if (queued) device.leaveQueue(queued)
    if (queued && outcome.status === 200) this.acknowledged.push(asked)
    const { mark } = outcome.answer
    if (mark && 'chat' in call) device.knowMark(call.chat, mark.lastReadSeq)
    return outcome
  }

  /** The connection is lost before the answer, or before the request, which may then arrive later. */
  lose(asked: Pending): void {
    if (!asked.outcome) this.late.push(asked)
    this.close(asked, 'unknown', null)
    if (asked.queued) asked.queued.inFlight = false
  }

  private close(asked: Pending, outcome: 'ok' | 'fail' | 'unknown', result: Outcome | null): void {
    this.pending = this.pending.filter((each) => each !== asked)
    const { id, device, session, call, startedAt, attempt } = asked
    const { name: client, user } = device
    const transport = call.kind === 'send' && call.clientId === null ? 'rest' : 'socket'
    const times = { startedAt, endedAt: this.ports.now(), outcome }
    const told = result
      ? { status: result.status, code: result.code, answer: outcome === 'ok' ? result.answer : null }
      : { code: 'disconnected' }
    this.ports.write({ type: 'op', id, client, user, session, transport, ...times, attempt, call, ...told })
    for (const change of result?.changes ?? maybeChanged(asked)) {
      this.ports.write({ type: 'standing', ...times, ...change })
    }
  }
}

/** What an unknown call may have changed in somebody's standing. */
function maybeChanged({ call, session, device: { user } }: Pending): Outcome['changes'] {
  if (call.kind === 'add_member') return [{ change: 'added', user: call.member, chat: call.chat, role: 'member' }]
  if (call.kind === 'remove_member') return [{ change: 'removed', user: call.member, chat: call.chat }]
  if (call.kind === 'sign_out') return [{ change: 'session_ended', user, session }]
  if (call.kind === 'revoke') return [{ change: 'session_ended', user, session: call.session }]
  return []
}
