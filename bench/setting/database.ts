import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Cores, moveSelf } from '#bench/setting/cores.ts'
import { startEmbeddedPostgres } from '#runtime/embedded-postgres/start.ts'
import { migrateDatabase } from '#runtime/migrate.ts'

/** Ticks of the kernel's clock in a second, as `/proc` counts. */
const TICKS = 100

/** The database of a run: the embedded PostgreSQL as the product runs it, durable, on the core that was chosen for it. */
export interface BenchDatabase {
  url: string
  /** For what a workload prepares and checks. */
  pool: pg.Pool
  /** CPU seconds that all its processes have used so far; null where the kernel does not tell. */
  cpu: () => number | null
  close: () => Promise<void>
}

export async function openBenchDatabase(cores: Cores | null, place: keyof Cores): Promise<BenchDatabase> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'messenger-bench-'))
  fs.chmodSync(dir, 0o711)
  // Whatever is started inherits the core.
  moveSelf(cores, place)
  const postgres = await startEmbeddedPostgres(dir)
  moveSelf(cores, 'load')
  await migrateDatabase(postgres.url)
  const pool = new pg.Pool({ connectionString: postgres.url, max: 2 })
  return {
    url: postgres.url,
    pool,
    cpu: () => cpuOfFamily(postgres.pid),
    async close() {
      await pool.end()
      await postgres.stop()
      fs.rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** A process, its children, and those it has buried. */
function cpuOfFamily(pid: number): number | null {
  const own = readStat(String(pid))
  if (!own) return null
  const children = fs.readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readStat(name) ?? []) : []))
  const family = children.filter((each) => each.parent === pid)
  return (own.used + own.buried + family.reduce((sum, each) => sum + each.used, 0)) / TICKS
}

function readStat(pid: string): { parent: number; used: number; buried: number } | null {
  try {
    // The name, in brackets, may hold anything; after it the fields are plain.
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ').map(Number) ?? []
    const [, parent = 0] = fields
    const [user = 0, system = 0, buriedUser = 0, buriedSystem = 0] = fields.slice(11)
    return { parent, used: user + system, buried: buriedUser + buriedSystem }
  } catch {
    return null
  }
}
