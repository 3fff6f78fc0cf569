import { openMessenger, openRaw } from '#bench/load/site.ts'
import type { Result } from '#bench/report.ts'
import type { Stage } from '#bench/setting/stage.ts'
import { commitRates } from '#bench/workloads/commit-rates.ts'
import { converse } from '#bench/workloads/conversation.ts'

const COMPANY = { rooms: 10, members: 100, speakers: 20 }
/** Messages a second, so that 20,000 deliveries a second are made. */
const RATE = 200

/** W1: ten groups with a hundred members online in each. */
export async function groupFanOut(stage: Stage): Promise<Result> {
  const rates = await commitRates(stage)
  const raw = await converse(stage, await openRaw(stage, COMPANY), COMPANY, RATE)
  const ours = await converse(stage, await openMessenger(stage, COMPANY), COMPANY, RATE)
  const messages = ours.full.perSecond / COMPANY.members
  return {
    workload: 'W1',
    title: 'group fan-out: 10 rooms x 100 online, 20 of each room speak without a pause; deliveries',
    lines: [
      { what: 'messenger, durable', of: 'full', ...ours.full, note: rates.comparedWith(messages) },
      { what: 'raw Socket.IO, no storage', of: 'full', ...raw.full },
      { what: 'messenger, durable', of: '20,000/s', ...ours.steady },
      { what: 'raw Socket.IO, no storage', of: '20,000/s', ...raw.steady },
      ...rates.lines,
    ],
    verdicts: [
      { what: 'deliveries of raw Socket.IO', found: ours.full.perSecond / raw.full.perSecond, atLeast: 3 },
      { what: 'CPU per delivery of raw Socket.IO', found: ours.full.cpu / raw.full.cpu, atMost: 0.4 },
      { what: 'p99 to the last receiver at 20,000/s', found: ours.steady.p99, atMost: 60, unit: 'ms' },
    ],
  }
}
