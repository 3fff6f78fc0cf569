import { setImmediate as nextTurn } from 'node:timers/promises'
import { unavailable } from '#domain/answer-in-time.ts'
import type { Send } from '#domain/messages/plan-batch.ts'
import { type WriteBatch, writeApart } from '#domain/messages/write-apart.ts'
import { type BatchResult, type SendOutcome, writeBatch } from '#domain/messages/write-batch.ts'
import { publishEvents } from '#runtime/event-bus.ts'
import { counter } from '#runtime/metrics.ts'
import { remember } from '#runtime/remember.ts'

/** Sends that may wait at one moment, and their characters; beyond it they are refused at once: memory stays bounded. */
const WAITING_MAX = 5000
const WAITING_CHARACTERS_MAX = 16 * 1024 * 1024
const BATCH_MAX = 500
/** Batches under way at once: while the server tells what became of one, the database writes the other. */
const LANES = 2

interface Waiting {
  send: Send
  settle: (outcome: SendOutcome) => void
}

/** A batch under way, and how it ends. */
interface Batch {
  waiting: Waiting[]
  written: Promise<BatchResult>
}

/**
 * Group commit: what waits while commits run is committed together by the next one, in the order it came; of one chat there is
 * never more than one batch under way. A lone send is written at once. Rules DL2, DL5.
 */
export class SendQueue {
  #waiting: Waiting[] = []
  #characters = 0
  readonly #lanes = new Set<Promise<void>>()
  /** Chats of which something is written or has not been told yet, and the lane that does it. */
  readonly #busy = new Map<number, symbol>()

  constructor(
    private readonly write: WriteBatch,
    private readonly waitingMax = WAITING_MAX,
  ) {}

  /** Queues a send before it returns; the answer comes after the commit, and never as a rejection. */
  push(send: Send): Promise<SendOutcome> {
    if (this.#waiting.length >= this.waitingMax || this.#characters >= WAITING_CHARACTERS_MAX) {
      return Promise.resolve({ ok: false, error: unavailable() })
    }
    return new Promise((settle) => {
      this.#waiting.push({ send, settle })
      this.#characters += send.content.length
      this.#openLane()
    })
  }

  /** Resolves when everything queued so far has been answered. */
  async idle(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all(this.#lanes)
  }

  /** Begins what waits and need not wait for a batch under way. */
  #openLane(): void {
    if (this.#lanes.size >= LANES) return
    const lane = Symbol('lane')
    const first = this.#begin(lane)
    if (!first) return
    const running = this.#run(lane, first).finally(() => this.#lanes.delete(running))
    this.#lanes.add(running)
  }

  async #run(lane: symbol, first: Batch): Promise<void> {
    for (let batch: Batch | undefined = first; batch; ) {
      const { waiting, written } = batch
      const { outcomes, events } = await written
      batch = this.#begin(lane)
      // The database works on the next batch while this one is told: its statements are to leave first.
      if (batch) await nextTurn()
      waiting.forEach((each, at) => {
        each.settle(outcomes[at] ?? { ok: false, error: unavailable() })
      })
      publishEvents(events)
      count(outcomes)
      this.#free(waiting, batch)
      batch ??= this.#begin(lane)
      this.#openLane()
    }
  }

  /**
   * Has its share written of what waits, as far as it waits for no other lane; undefined when nothing does. Who took all would
   * leave the server without work while the database has all of it.
   */
  #begin(lane: symbol): Batch | undefined {
    const waiting: Waiting[] = []
    const left: Waiting[] = []
    const chats = new Set<number>()
    const share = Math.ceil(this.#waiting.length / LANES)
    for (const each of this.#waiting) {
      const { chatId, content } = each.send
      // What a chat has waiting goes together: its members hear it at once.
      const isIn = chats.has(chatId) || (waiting.length < share && (this.#busy.get(chatId) ?? lane) === lane)
      const mayGo = isIn && waiting.length < BATCH_MAX
      ;(mayGo ? waiting : left).push(each)
      if (!mayGo) continue
      chats.add(chatId)
      this.#characters -= content.length
    }
    if (waiting.length === 0) return undefined
    this.#waiting = left
    for (const chatId of chats) this.#busy.set(chatId, lane)
    const sends = waiting.map(({ send }) => send)
    return { waiting, written: writeApart(this.write, sends) }
  }

  /** What was told is free for other lanes, unless the next batch of this one holds it. */
  #free(told: readonly Waiting[], next: Batch | undefined): void {
    const held = new Set(next?.waiting.map(({ send }) => send.chatId))
    for (const { send } of told) if (!held.has(send.chatId)) this.#busy.delete(send.chatId)
  }
}

function count(outcomes: readonly SendOutcome[]): void {
  const sends = counter('sends_total', 'Sends by what became of them', ['outcome'])
  for (const outcome of outcomes)
    sends.inc({ outcome: outcome.ok ? (outcome.repeated ? 'repeated' : 'stored') : 'refused' })
  counter('send_batches_total', 'Transactions that sends were written by').inc()
}

/** The process's one queue: all transports write through it. */
export function sendQueue(): SendQueue {
  return remember('send-queue', () => new SendQueue(writeBatch))
}
