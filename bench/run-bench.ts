import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { asText, isKept, type Result } from '#bench/report.ts'
import { chooseCores } from '#bench/setting/cores.ts'
import { onStage, type Stage } from '#bench/setting/stage.ts'
import { groupFanOut } from '#bench/workloads/w1-group-fan-out.ts'
import { directPairs } from '#bench/workloads/w2-direct-pairs.ts'
import { idleConnections } from '#bench/workloads/w3-idle-connections.ts'
import { historyPage } from '#bench/workloads/w4-history-page.ts'
import { postMessages } from '#bench/workloads/w5-post-messages.ts'
import { reconnectStorm } from '#bench/workloads/w6-reconnect-storm.ts'
import { chatList } from '#bench/workloads/w7-chat-list.ts'
import { growingRooms } from '#bench/workloads/w8-members.ts'
import { growingChats } from '#bench/workloads/w9-stored-messages.ts'
import { ensureBuild } from '#scripts/ensure-build.ts'

/**
 * Measures the real server with its real database on this machine, beside references in the same run:
 * `npm run bench -- W1 W4 --quick --out results.json`. Without names all workloads run. `--postgres server` has the database
 * share the server's core instead of the load's. Ends with 1 when a promise is missed.
 */
const WORKLOADS: Record<string, (stage: Stage) => Promise<Result>> = {
  W1: groupFanOut,
  W2: directPairs,
  W3: idleConnections,
  W4: historyPage,
  W5: postMessages,
  W6: reconnectStorm,
  W7: chatList,
  W8: growingRooms,
  W9: growingChats,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    out: { type: 'string' },
    postgres: { type: 'string', default: 'load' },
  },
})
const names = positionals.length > 0 ? positionals.map((name) => name.toUpperCase()) : Object.keys(WORKLOADS)
const unknown = names.filter((name) => !Object.hasOwn(WORKLOADS, name))
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}. There are ${Object.keys(WORKLOADS).join(', ')}.\n`)
  process.exit(2)
}

const say = (text: string) => void process.stdout.write(`${text}\n`)
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'messenger-bench-data-'))
process.env.DATA_DIR = dataDir
// Ours signs the tokens that the servers check.
process.env.AUTH_SECRET = randomBytes(32).toString('base64url')
const results: Result[] = []
try {
  await ensureBuild(say)
  const databaseWith = values.postgres === 'server' ? 'server' : 'load'
  const cores = chooseCores()
  const where = cores
    ? `servers on core ${cores.server}, load on core ${cores.load}, PostgreSQL with the ${databaseWith}`
    : 'not pinned: taskset is missing or there is one core only, so the load disturbs the server'
  say(`Node ${process.version}, ${os.cpus()[0]?.model}, ${os.cpus().length} cores: ${where}\n`)
  for (const name of names) {
    // Each with a database of its own: what one has written would be in the plans and the cleaning-up of the next.
    await onStage({ cores, quick: values.quick, databaseWith }, async (stage) => {
      const result = await WORKLOADS[name]?.(stage)
      if (!result) return
      results.push(result)
      say(asText(result))
    })
  }
} finally {
  fs.rmSync(dataDir, { recursive: true, force: true })
}
if (values.out) fs.writeFileSync(values.out, `${JSON.stringify(results, null, 2)}\n`)
process.exitCode = results.flatMap((result) => result.verdicts).every(isKept) ? 0 : 1
