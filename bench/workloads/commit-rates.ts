import type { Line } from '#bench/report.ts'
import type { Stage } from '#bench/setting/stage.ts'

/** Seconds for each of the three ways to write. */
const SECONDS = 3

interface Rates {
  single: number
  singleByEight: number
  batched: number
}

/** What the same database commits in a second without a messenger around it, and a sentence that compares with it. */
export async function commitRates(
  stage: Stage,
): Promise<{ lines: Line[]; comparedWith: (messagesPerSecond: number) => string }> {
  const server = await stage.startReference('bare-http')
  try {
    const answer = await fetch(`http://127.0.0.1:${server.port}/rates?seconds=${SECONDS}`)
    const rates = (await answer.json()) as Rates
    return {
      lines: [
        { what: 'single-row INSERT commits', of: '1 connection', perSecond: rates.single },
        { what: 'single-row INSERT commits', of: '8 connections', perSecond: rates.singleByEight },
        { what: 'batched inserts', of: 'rows, 100 a commit', perSecond: rates.batched },
      ],
      comparedWith: (messages) =>
        `${messages.toFixed(0)} messages/s are ${(messages / rates.single).toFixed(1)} x the single-row commits of one ` +
        `connection, ${(messages / rates.singleByEight).toFixed(1)} x those of eight, ` +
        `${(messages / rates.batched).toFixed(2)} x the batched rows`,
    }
  } finally {
    await server.stop()
  }
}
