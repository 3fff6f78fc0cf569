import { type Company, openMessenger, openRaw, type Site } from '#bench/load/site.ts'
import type { SocketClient } from '#bench/load/socket-client.ts'
import type { Line, Result } from '#bench/report.ts'
import type { Stage } from '#bench/setting/stage.ts'

/** Everybody is in one group of a hundred. */
const ROOM = 100
/** Connected before anything is weighed, so that code and pools are there. */
const FIRST = 200
/** Connections that are opened at once. */
const AT_ONCE = 100
const KIB = 1024

/** W3: people who are connected and say nothing. */
export async function idleConnections(stage: Stage): Promise<Result> {
  const steps = stage.quick ? [1000] : [1000, 5000, 10_000]
  const most = Math.max(...steps)
  const company = { rooms: Math.ceil((most + FIRST) / ROOM), members: ROOM, speakers: 0 }
  const raw = await weigh(await openRaw(stage, company), company, steps)
  const ours = await weigh(await openMessenger(stage, company), company, steps)
  const lines = steps.flatMap((count, at) => [
    { what: 'messenger', of: `${count} idle`, ...ours[at]?.line },
    { what: 'raw Socket.IO', of: `${count} idle`, ...raw[at]?.line },
  ])
  const ratio = (ours.at(-1)?.perClient ?? Number.NaN) / (raw.at(-1)?.perClient ?? Number.NaN)
  return {
    workload: 'W3',
    title: `idle connections, each in one group of ${ROOM}; resident memory after garbage was collected`,
    lines,
    verdicts: [{ what: `memory of one of ${most} clients, of raw Socket.IO`, found: ratio, atMost: 1.25 }],
  }
}

interface Weight {
  /** Bytes of resident memory that one connection has added. */
  perClient: number
  line: Partial<Line>
}

async function weigh(site: Site, company: Company, steps: readonly number[]): Promise<Weight[]> {
  const clients: SocketClient[] = []
  const weights: Weight[] = []
  try {
    await connectUpTo(clients, FIRST, site, company)
    const empty = await site.server.usage(true)
    for (const count of steps) {
      await connectUpTo(clients, FIRST + count, site, company)
      const full = await site.server.usage(true)
      const perClient = (full.rss - empty.rss) / count
      const heap = (full.heap - empty.heap) / count
      const note = `${kib(perClient)} KiB a client, ${kib(heap)} of them on the heap; with ${FIRST} clients ${Math.round(empty.rss / KIB ** 2)} MiB`
      weights.push({ perClient, line: { memory: full.rss / KIB ** 2, note } })
    }
    return weights
  } finally {
    await Promise.all(clients.map((client) => client.close()))
    await site.server.stop()
  }
}

async function connectUpTo(clients: SocketClient[], count: number, site: Site, { members }: Company): Promise<void> {
  while (clients.length < count) {
    const from = clients.length
    const group = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => from + at)
    const enter = (at: number) => site.enter(Math.floor(at / members), at % members, () => {})
    clients.push(...(await Promise.all(group.map(enter))))
  }
}

function kib(bytes: number): string {
  return (bytes / KIB).toFixed(1)
}
