import type { Cores } from '#bench/setting/cores.ts'
import { type BenchDatabase, openBenchDatabase } from '#bench/setting/database.ts'
import { MeasuredProcess } from '#bench/setting/measured-process.ts'
import { SERVER_BUNDLE } from '#scripts/ensure-build.ts'

/** Servers of comparison, each a program in `bench/references/`. */
export type ReferenceName = 'raw-socket-io' | 'bare-http' | 'express-insert' | 'query-per-chat'

/** Where everything of a run stands: the cores, the database, and how long is measured. */
export interface Stage {
  cores: Cores | null
  database: BenchDatabase
  quick: boolean
  /** Seconds of one measurement. */
  seconds: number
  /** The server as people start it, on the run's database. The caller stops it. */
  startServer: () => Promise<MeasuredProcess>
  startReference: (name: ReferenceName) => Promise<MeasuredProcess>
}

/** Seconds during which a load runs before it is measured: code gets compiled, connections are made. */
export const WARM_UP = 3

/** How a run is done: shorter, and on whose core the database stands. */
export interface Manner {
  cores: Cores | null
  quick: boolean
  databaseWith: keyof Cores
}

/** Builds the stage, and takes it down when `work` is done. */
export async function onStage(
  { cores, quick, databaseWith }: Manner,
  work: (stage: Stage) => Promise<void>,
): Promise<void> {
  const database = await openBenchDatabase(cores, databaseWith)
  const env = {
    DATABASE_URL: database.url,
    DATA_DIR: process.env.DATA_DIR ?? '',
    AUTH_SECRET: process.env.AUTH_SECRET ?? '',
    // A handful of clients behind one address stands for thousands of people: the limits are for one person and one address.
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'warn',
  }
  try {
    await work({
      cores,
      database,
      quick,
      seconds: quick ? 6 : 15,
      startServer: () => MeasuredProcess.start({ args: [SERVER_BUNDLE], env, ready: '/healthz' }, cores),
      startReference: (name) => {
        const args = ['scripts/run.mjs', `bench/references/${name}.ts`]
        return MeasuredProcess.start({ args, env: { DATABASE_URL: database.url }, ready: '/ready' }, cores)
      },
    })
  } finally {
    await database.close()
  }
}
