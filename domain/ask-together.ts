import { isPassingFault, unavailable } from '#domain/answer-in-time.ts'

/** What became of one ask of several that were answered together. */
export type Outcome<R> = { ok: true; answer: R } | { ok: false; error: unknown }

interface Waiting<A, R> {
  ask: A
  resolve: (answer: R) => void
  reject: (error: unknown) => void
}

interface Limits {
  /** Answers that are under way at one moment. */
  atOnce?: number
  /** Asks that are answered together. */
  most?: number
  /** Asks that may wait; beyond it they are refused at once: memory stays bounded. */
  waitingMax?: number
}

/**
 * Reads for many at the price of few: what is asked while others are answered waits for them and is then answered together,
 * by `answer`, which gives one outcome for each ask in their order. A lone ask does not wait. Nothing is answered from
 * before it was asked. What fails together is asked apart once more, unless the database is what failed.
 * @throws `unavailable` when too many wait
 */
export function askTogether<A, R>(
  answer: (asks: A[]) => Promise<Outcome<R>[]>,
  { atOnce = 2, most = 25, waitingMax = 10_000 }: Limits = {},
): (ask: A) => Promise<R> {
  const waiting: Waiting<A, R>[] = []
  let running = 0

  function next(): void {
    while (running < atOnce && waiting.length > 0) {
      running++
      void settle(waiting.splice(0, most)).finally(() => {
        running--
        next()
      })
    }
  }

  async function settle(batch: Waiting<A, R>[]): Promise<void> {
    try {
      const outcomes = await answer(batch.map(({ ask }) => ask))
      batch.forEach(({ resolve, reject }, at) => {
        const outcome = outcomes[at] ?? { ok: false, error: unavailable() }
        if (outcome.ok) resolve(outcome.answer)
        else reject(outcome.error)
      })
    } catch (error) {
      if (batch.length === 1 || isPassingFault(error)) for (const { reject } of batch) reject(error)
      else for (const each of batch) await settle([each])
    }
  }

  return (ask) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= waitingMax) return reject(unavailable())
      waiting.push({ ask, resolve, reject })
      next()
    })
}
