import { checkHistory } from '#proof/checker/check-history.ts'
import { reportJudgement } from '#proof/checker/report.ts'
import { readHistory } from '#proof/history/read-history.ts'

// `npm run check-history -- FILE`: judges a recorded history. Exit code 1 when an invariant is violated or the file is broken.
const [file] = process.argv.slice(2)
if (!file) {
  process.stderr.write('Usage: npm run check-history -- FILE\n')
  process.exit(2)
}
const { entries, malformed } = await readHistory(file)
const judgement = checkHistory(entries.filter((entry) => entry !== null))
for (const { line, reason } of malformed.slice(0, 20)) process.stdout.write(`Line ${line} is malformed: ${reason}\n`)
for (const line of reportJudgement(judgement, entries)) process.stdout.write(`${line}\n`)
const { violations, unsound } = judgement
const found = [
  ['malformed', malformed.length],
  ['broken', unsound.length],
  ['violations', violations.length],
].filter(([, count]) => count !== 0)
process.stdout.write(
  `\n${entries.length} lines: ${found.map((each) => each.join(': ')).join(', ') || 'no violation'}\n`,
)
process.exitCode = found.length > 0 ? 1 : 0
