import { setTimeout as wait } from 'node:timers/promises'
import type { Spread } from '#bench/load/spread.ts'
import { type CoreTime, coreTime } from '#bench/setting/core-time.ts'
import type { MeasuredProcess } from '#bench/setting/measured-process.ts'
import { type Stage, WARM_UP } from '#bench/setting/stage.ts'

/** What one measurement of one server found. */
export interface Figures {
  /** What is counted (deliveries, requests …) in a second. */
  perSecond: number
  /** ms */
  p50: number
  p99: number
  /** CPU seconds of the server for 1,000 of what is counted, and of the database with it. */
  cpu: number
  cpuDatabase: number | null
  /** Resident memory of the server at the end, MiB. */
  memory: number
  /** Share of the servers' core that was in use, by whomever. */
  coreBusy: number | null
  /** Share of its core that the load generator needed: close to 1 means that it was what limited. */
  loadBusy: number
}

/** A load under way: what it has counted so far, and times of what happens while it is measured. */
export interface Counted {
  count: () => number
  begin: () => Spread
}

/** Lets a load that runs already become steady, then measures what it does and what it costs. */
export async function measure(
  stage: Stage,
  server: MeasuredProcess,
  load: Counted,
  warmUp = WARM_UP,
): Promise<Figures> {
  await wait(warmUp * 1000)
  const spread = load.begin()
  const before = await look(stage, server, load)
  await wait(stage.seconds * 1000)
  const after = await look(stage, server, load)
  const seconds = (after.at - before.at) / 1000
  const count = after.count - before.count
  const [p50 = Number.NaN, p99 = Number.NaN] = spread.percentiles(0.5, 0.99)
  return {
    perSecond: count / seconds,
    p50,
    p99,
    cpu: ((after.usage.cpu - before.usage.cpu) / count) * 1000,
    cpuDatabase:
      after.database === null || before.database === null ? null : ((after.database - before.database) / count) * 1000,
    memory: after.usage.rss / 2 ** 20,
    coreBusy: shareOf(before.core, after.core),
    loadBusy: (after.own - before.own) / seconds,
  }
}

function shareOf(before: CoreTime | null, after: CoreTime | null): number | null {
  return before && after ? (after.busy - before.busy) / (after.all - before.all) : null
}

async function look({ database, cores }: Stage, server: MeasuredProcess, load: Counted) {
  const usage = await server.usage()
  const { user, system } = process.cpuUsage()
  return {
    usage,
    count: load.count(),
    at: performance.now(),
    own: (user + system) / 1e6,
    database: database.cpu(),
    core: coreTime(cores?.server),
  }
}
