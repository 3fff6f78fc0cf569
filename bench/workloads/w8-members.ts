import type { Figures } from '#bench/load/measure.ts'
import { openMessenger } from '#bench/load/site.ts'
import type { Result } from '#bench/report.ts'
import type { Stage } from '#bench/setting/stage.ts'
import { converseSteadily } from '#bench/workloads/conversation.ts'

const SIZES = [10, 100, 1000] as const
/** Messages a second: in the largest room 20,000 deliveries. */
const RATE = 20

/** W8: the same conversation in rooms of ten, a hundred and a thousand. */
export async function growingRooms(stage: Stage): Promise<Result> {
  const found: Figures[] = []
  for (const members of SIZES) {
    const company = { rooms: 1, members, speakers: 0 }
    found.push(await converseSteadily(stage, await openMessenger(stage, company), company, RATE))
  }
  const perDelivery = found.map(({ cpu }) => cpu)
  // A message has a cost of its own, whoever hears it; what one more member adds is the rest.
  const perMessage = perDelivery.map((cpu, at) => cpu * (SIZES[at] ?? 0))
  const more = (from: number, to: number) =>
    ((perMessage[to] ?? 0) - (perMessage[from] ?? 0)) / ((SIZES[to] ?? 0) - (SIZES[from] ?? 0))
  return {
    workload: 'W8',
    title: `one room of 10, 100 and 1,000 online, ${RATE} messages a second; deliveries`,
    lines: found.map((figures, at) => ({ what: 'messenger', of: `${SIZES[at]} members`, ...figures })),
    verdicts: [
      {
        what: 'CPU per delivery in a room of 1,000, of that in one of 10',
        found: (perDelivery[2] ?? 0) / (perDelivery[0] ?? 0),
        atMost: 1.2,
      },
      {
        what: 'CPU of one more member from 100 to 1,000, of that from 10 to 100',
        found: more(1, 2) / more(0, 1),
        atMost: 1.2,
      },
    ],
  }
}
