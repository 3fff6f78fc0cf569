import { PairMap } from '#proof/checker/index/pair-map.ts'
import type { Stored, StoredMessage } from '#proof/checker/index/stored.ts'
import type { EntryOf } from '#proof/history/entry.ts'

export type Op = EntryOf<'op'>
type Call = Op['call']
export type OpOf<K extends Call['kind']> = Op & { call: Extract<Call, { kind: K }> }
export type SendOp = OpOf<'send'>

/** True for an operation of this kind. */
export function isCall<K extends Call['kind']>(op: Op, ...kinds: K[]): op is OpOf<K> {
  return (kinds as string[]).includes(op.call.kind)
}

/** One wish to send, with every try of it. Without a key each try is a wish of its own. */
export interface Intent {
  author: number
  clientId: string | null
  /** By their start. */
  tries: SendOp[]
  /** The *ok* try that was answered first. */
  acknowledged: SendOp | null
  /** Its row; of a wish without a key only where an answer names it. */
  row: StoredMessage | null
  /** Null when it was never stored, as far as is known. */
  seq: number | null
}

export class Intents {
  readonly all: Intent[] = []
  private readonly byKey = new PairMap<number, string, Intent>()

  constructor(ops: readonly Op[], stored: Stored | null) {
    const sends = ops.filter((op): op is SendOp => isCall(op, 'send'))
    for (const op of sends.sort((a, b) => a.startedAt - b.startedAt)) this.take(op)
    for (const intent of this.all) conclude(intent, stored)
  }

  /** What an author wished to send under a key. */
  underKey(author: number, clientId: string): Intent | undefined {
    return this.byKey.get(author, clientId)
  }

  private take(op: SendOp): void {
    const { clientId } = op.call
    const known = clientId === null ? undefined : this.byKey.get(op.user, clientId)
    if (known) {
      known.tries.push(op)
      return
    }
    const intent: Intent = { author: op.user, clientId, tries: [op], acknowledged: null, row: null, seq: null }
    this.all.push(intent)
    if (clientId !== null) this.byKey.set(op.user, clientId, intent)
  }
}

function conclude(intent: Intent, stored: Stored | null): void {
  for (const op of intent.tries) {
    if (op.outcome !== 'ok') continue
    const before = intent.acknowledged?.endedAt ?? Number.POSITIVE_INFINITY
    if ((op.endedAt ?? 0) < before) intent.acknowledged = op
  }
  const told = intent.acknowledged?.answer?.message
  const row =
    intent.clientId === null
      ? told && stored?.messages.get(told.id)
      : stored?.underKey(intent.author, intent.clientId)[0]
  intent.row = row ?? null
  intent.seq = told?.seq ?? row?.seq ?? null
}

/** When somebody first wished it. */
export function beganAt(intent: Intent): number {
  return intent.tries[0]?.startedAt ?? 0
}
