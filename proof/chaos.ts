import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { complaintsOf, RECOVERY_LIMIT, reportOf } from '#proof/chaos/report.ts'
import { runChaos } from '#proof/chaos/run-chaos.ts'
import { FAULT_KINDS } from '#proof/chaos/schedule/schedule.ts'
import { FULL, SHORT } from '#proof/chaos/workload/size.ts'
import { checkHistory } from '#proof/checker/check-history.ts'
import { reportJudgement } from '#proof/checker/report.ts'
import { readHistory } from '#proof/history/read-history.ts'
import { ensureBuild, SERVER_BUNDLE } from '#scripts/ensure-build.ts'

// `npm run chaos -- --seed S --minutes M [--short] [--only KIND,KIND] [--recovery-limit MS] [--out FILE] [--keep]`:
// the real server under faults, and the judgement.
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '1' },
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
    out: { type: 'string' },
    'recovery-limit': { type: 'string', default: String(RECOVERY_LIMIT) },
    keep: { type: 'boolean', default: false },
  },
})
const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
await ensureBuild(say)
const historyFile =
  values.out ?? path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'messenger-history-')), 'history.jsonl')
const kinds = values.only ? FAULT_KINDS.filter((kind) => values.only?.split(',').includes(kind)) : FAULT_KINDS
const result = await runChaos({
  seed: values.seed,
  minutes: values.short ? 0 : Number(values.minutes),
  size: values.short ? SHORT : FULL,
  kinds,
  source: { bundle: path.resolve(SERVER_BUNDLE), root: process.cwd() },
  historyFile,
  keep: values.keep,
  say,
})
say(reportOf(values.seed, result))
const complaints = complaintsOf(result, kinds, Number(values['recovery-limit']))
const { entries, malformed } = await readHistory(historyFile)
const judgement = checkHistory(entries.filter((entry) => entry !== null))
for (const line of reportJudgement(judgement, entries)) say(line)
for (const { line, reason } of malformed) say(`Line ${line} is malformed: ${reason}`)
for (const complaint of complaints) say(complaint)
const failures = complaints.length + malformed.length + judgement.unsound.length + judgement.violations.length
say(failures === 0 ? `No violation. The history: ${historyFile}` : `FAILED. The history: ${historyFile}`)
process.exit(failures === 0 ? 0 : 1)
