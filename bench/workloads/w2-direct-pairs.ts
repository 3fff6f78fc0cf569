import { openMessenger, openRaw } from '#bench/load/site.ts'
import type { Result } from '#bench/report.ts'
import type { Stage } from '#bench/setting/stage.ts'
import { commitRates } from '#bench/workloads/commit-rates.ts'
import { converse } from '#bench/workloads/conversation.ts'

const COMPANY = { rooms: 250, members: 2, speakers: 1 }
const RATE = 100

/** W2: 250 pairs, one of each writes and both hear it. */
export async function directPairs(stage: Stage): Promise<Result> {
  const rates = await commitRates(stage)
  const raw = await converse(stage, await openRaw(stage, COMPANY), COMPANY, RATE)
  const ours = await converse(stage, await openMessenger(stage, COMPANY), COMPANY, RATE)
  const messages = ours.full.perSecond / COMPANY.members
  return {
    workload: 'W2',
    title: 'direct messages: 250 pairs, one of each speaks without a pause; deliveries',
    lines: [
      { what: 'messenger, durable', of: 'full', ...ours.full, note: rates.comparedWith(messages) },
      { what: 'raw Socket.IO, no storage', of: 'full', ...raw.full },
      { what: 'messenger, durable', of: '100 messages/s', ...ours.steady },
      { what: 'raw Socket.IO, no storage', of: '100 messages/s', ...raw.steady },
      ...rates.lines,
    ],
    verdicts: [
      { what: 'deliveries of raw Socket.IO', found: ours.full.perSecond / raw.full.perSecond, atLeast: 0.5 },
      { what: 'p99 at 100 messages/s', found: ours.steady.p99, atMost: 12, unit: 'ms' },
    ],
  }
}
