import { Standings } from '#proof/chaos/recording/standings.ts'
import type { WrittenEntry } from '#proof/history/entry.ts'
import { type HistoryWriter, writeHistory } from '#proof/history/write-history.ts'

export type Op = Extract<WrittenEntry, { type: 'op' }>
export type Call = Op['call']

/** How one try ended. */
export interface Outcome {
  outcome: Op['outcome']
  code?: string | null
  status?: number | null
  answer?: Op['answer']
}

/** Who asks, over what. */
export interface Asker {
  client: string
  user: number
  session: string | null
  transport: Op['transport']
}

/** One try under way. */
export interface OpenOp {
  readonly id: number
  readonly startedAt: number
  /** The second ending of a try counts for nothing. Answers when it ended. */
  end(outcome: Outcome): number
}

/** What a run was about, in numbers. */
export interface Counts {
  /** Intents to send that were acknowledged; tries whose outcome nobody knows; tries after the first; tries that were refused. */
  acknowledged: number
  unknown: number
  retried: number
  failed: number
  /** Operations of every kind, by kind and outcome. */
  operations: Map<string, number>
}

/** Writes down everything that is done and seen, on one clock, and tells when sends are acknowledged. */
export class Recorder {
  readonly standings = new Standings((entry) => this.write(entry))
  readonly counts: Counts = { acknowledged: 0, unknown: 0, retried: 0, failed: 0, operations: new Map() }
  readonly #began = performance.now()
  readonly #history: HistoryWriter
  readonly #open = new Map<number, Op>()
  readonly #tries = new Map<string, number>()
  readonly #acknowledged = new Set<string>()
  readonly #ackListeners = new Set<(at: number, client: string) => void>()
  #ops = 0
  #isClosed = false

  constructor(file: string) {
    this.#history = writeHistory(file)
  }

  /** ms since the run began. */
  now(): number {
    return Math.round((performance.now() - this.#began) * 1000) / 1000
  }

  /** What comes after the end is no part of the run any more. */
  write(entry: WrittenEntry): void {
    if (!this.#isClosed) this.#history.write(entry)
  }

  /** A try begins: what is asked leaves the client now. */
  begin(asker: Asker, call: Call): OpenOp {
    const id = ++this.#ops
    const attempt = call.kind === 'send' ? this.#countTry(`${asker.client}/${call.clientId}`) : 1
    const startedAt = this.now()
    this.#open.set(id, { type: 'op', id, ...asker, startedAt, endedAt: null, outcome: 'unknown', attempt, call })
    return { id, startedAt, end: (outcome) => this.#end(id, outcome) }
  }

  /** Hears of every send that is acknowledged from now on; call the answer to stop. */
  onAcknowledged(hear: (at: number, client: string) => void): () => void {
    this.#ackListeners.add(hear)
    return () => void this.#ackListeners.delete(hear)
  }

  /** Nobody waits for anything any more: what is still open stays unknown. */
  endOpen(): void {
    for (const op of this.#open.values()) {
      this.write({ ...op, code: 'run_over' })
      this.standings.after(op, { outcome: 'unknown', endedAt: null })
    }
    this.#open.clear()
  }

  /** Resolves when all is on disk. */
  close(): Promise<void> {
    this.#isClosed = true
    return this.#history.close()
  }

  #end(id: number, outcome: Outcome): number {
    const endedAt = this.now()
    const op = this.#open.get(id)
    if (!op) return endedAt
    this.#open.delete(id)
    this.write({ ...op, endedAt, ...outcome })
    this.standings.after(op, { ...outcome, endedAt })
    this.#count(op, outcome, endedAt)
    return endedAt
  }

  #countTry(key: string): number {
    const tries = (this.#tries.get(key) ?? 0) + 1
    this.#tries.set(key, tries)
    return tries
  }

  #count({ call, client, attempt = 1 }: Op, { outcome }: Outcome, at: number): void {
    const key = `${call.kind} ${outcome}`
    this.counts.operations.set(key, (this.counts.operations.get(key) ?? 0) + 1)
    if (call.kind !== 'send') return
    if (attempt > 1) this.counts.retried++
    if (outcome === 'unknown') this.counts.unknown++
    if (outcome === 'fail') this.counts.failed++
    if (outcome !== 'ok') return
    this.#acknowledged.add(`${client}/${call.clientId}`)
    this.counts.acknowledged = this.#acknowledged.size
    for (const hear of [...this.#ackListeners]) hear(at, client)
  }
}
