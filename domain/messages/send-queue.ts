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

interface Waiting {
  send: Send
  settle: (outcome: SendOutcome) => void
}

/**
 * Group commit: what waits while a commit runs is committed together by the next one, in the order it came.
 * A lone send is written at once. Rules DL2, DL5.
 */
export class SendQueue {
  #waiting: Waiting[] = []
  #characters = 0
  #running: Promise<void> | undefined

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
      this.#running ??= this.#run()
    })
  }

  /** Resolves when everything queued so far has been answered. */
  async idle(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    let batch = this.#begin()
    while (batch) {
      const { waiting, written } = batch
      const { outcomes, events } = await written
      batch = this.#begin()
      // The database works on the next batch while this one is told: its statements are to leave first.
      if (batch) await nextTurn()
      waiting.forEach((each, at) => {
        each.settle(outcomes[at] ?? { ok: false, error: unavailable() })
      })
      publishEvents(events)
      count(outcomes)
      batch ??= this.#begin()
    }
    this.#running = undefined
  }

  /** Has what waits written; undefined when nothing does. */
  #begin(): { waiting: Waiting[]; written: Promise<BatchResult> } | undefined {
    if (this.#waiting.length === 0) return undefined
    const waiting = this.#waiting.splice(0, BATCH_MAX)
    for (const { send } of waiting) this.#characters -= send.content.length
    const sends = waiting.map((each) => each.send)
    return { waiting, written: writeApart(this.write, sends) }
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
