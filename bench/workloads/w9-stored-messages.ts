import type { Figures } from '#bench/load/measure.ts'
import { openMessenger } from '#bench/load/site.ts'
import type { Result } from '#bench/report.ts'
import type { Stage } from '#bench/setting/stage.ts'
import { converse } from '#bench/workloads/conversation.ts'

const COMPANY = { rooms: 1, members: 100, speakers: 20 }
/** Messages a second, so that 10,000 deliveries a second are made. */
const RATE = 100

/** W9: the same conversation in a short chat and in a very long one. */
export async function growingChats(stage: Stage): Promise<Result> {
  const sizes = stage.quick ? [1000, 100_000] : [1000, 5_000_000]
  const found = []
  for (const before of sizes)
    found.push(await converse(stage, await openMessenger(stage, COMPANY, before), COMPANY, RATE))
  const [short, long] = found
  const whole = (figures?: Figures) => (figures ? figures.cpu + (figures.cpuDatabase ?? 0) : Number.NaN)
  const most = sizes[1]?.toLocaleString('en-US')
  return {
    workload: 'W9',
    title: `one room of 100 online in a chat of 1,000 and of ${most} stored messages; deliveries`,
    lines: found.flatMap(({ full, steady }, at) => [
      { what: `messenger, ${sizes[at]?.toLocaleString('en-US')} stored`, of: 'full', ...full },
      { what: `messenger, ${sizes[at]?.toLocaleString('en-US')} stored`, of: `${RATE * COMPANY.members}/s`, ...steady },
    ]),
    verdicts: [
      {
        what: 'CPU per delivery at full, server and database, of that in the short chat',
        found: whole(long?.full) / whole(short?.full),
        atMost: 1.2,
      },
      {
        what: `CPU per delivery at ${RATE * COMPANY.members}/s, server and database, of that in the short chat`,
        found: whole(long?.steady) / whole(short?.steady),
        atMost: 1.2,
      },
      {
        what: 'deliveries at full, of those in the short chat',
        found: (long?.full.perSecond ?? 0) / (short?.full.perSecond ?? 0),
        atLeast: 0.8,
      },
    ],
  }
}
