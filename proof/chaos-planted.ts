import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { plantServer } from '#proof/chaos/planted/plant.ts'
import { PLANTINGS, type Planting } from '#proof/chaos/planted/plantings.ts'
import { runChaos } from '#proof/chaos/run-chaos.ts'
import { SHORT } from '#proof/chaos/workload/size.ts'
import { checkHistory } from '#proof/checker/check-history.ts'
import { INVARIANTS, type Violation } from '#proof/checker/verdict.ts'
import { readHistory } from '#proof/history/read-history.ts'
import { ensureBuild } from '#scripts/ensure-build.ts'

// `npm run chaos:planted -- [--seed S] [--minutes M] [NAME …]`: is a fault of the server itself found? Each is planted in a copy of
// the sources, which then has to fail; a copy in which nothing was planted has to pass.
const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, minutes: { type: 'string', default: '0' } },
  allowPositionals: true,
})
const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
const NOTHING: Planting = { name: 'nothing', sentence: 'Nothing was planted.', edits: [], expected: [] }
const known = [NOTHING, ...PLANTINGS]
const wanted = positionals.length > 0 ? known.filter(({ name }) => positionals.includes(name)) : known
if (wanted.length === 0)
  throw new Error(`There is nothing called so. There is: ${known.map(({ name }) => name).join(', ')}`)
await ensureBuild(say)
let failures = 0
for (const planting of wanted) if (!(await isFound(planting))) failures++
say(failures === 0 ? `All ${wanted.length} as expected.` : `${failures} of ${wanted.length} NOT as expected.`)
process.exit(failures === 0 ? 0 : 1)

async function isFound({ name, sentence, edits, kinds, minutes = 0, expected }: Planting): Promise<boolean> {
  say(`\n${name}: ${sentence}`)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'messenger-planted-'))
  try {
    const historyFile = path.join(folder, 'history.jsonl')
    const source = await plantServer(folder, edits)
    const { seed } = values
    await runChaos({
      seed,
      minutes: Math.max(minutes, Number(values.minutes)),
      size: SHORT,
      kinds,
      source,
      historyFile,
      keep: false,
      say,
    })
    const { entries } = await readHistory(historyFile)
    const { violations } = checkHistory(entries.filter((entry) => entry !== null))
    const hits = violations.filter(({ invariant }) => expected.includes(invariant))
    tell(violations)
    const asExpected = expected.length === 0 ? violations.length === 0 : hits.length > 0
    say(asExpected ? `as expected: ${hits[0]?.sentence ?? 'no violation'}` : `NOT FOUND: ${expected.join(' or ')}`)
    return asExpected
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

function tell(violations: readonly Violation[]): void {
  for (const [invariant, name] of Object.entries(INVARIANTS)) {
    const mine = violations.filter((violation) => violation.invariant === invariant)
    if (mine.length > 0) say(`  ${invariant} ${name}: ${mine.length}, such as: ${mine[0]?.sentence}`)
  }
}
