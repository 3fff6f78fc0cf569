import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import { ensureBuild } from '#scripts/ensure-build.ts'
import { type Count, countPlaywright, countVitest } from '#scripts/test-counts.ts'

// `npm test`: every test there is, over one build, with one line at the end. It fails when a test fails and when none ran.
const RESULTS = 'test-results'

fs.mkdirSync(RESULTS, { recursive: true })
await ensureBuild((sentence) => process.stdout.write(`${sentence}\n`))
const total: Count = { passed: 0, failed: 0, skipped: 0 }
await runTool('vitest', ['run', '--reporter=default', '--reporter=json'], countVitest, (file) => [
  `--outputFile.json=${file}`,
])
await runChaos()
await runTool('playwright', ['test', '--reporter=list,json'], countPlaywright)

process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

/** A short run under faults counts as one test. It is alone on the machine, and no time decides but the longest that anybody can wait. */
async function runChaos(): Promise<void> {
  const program = ['scripts/run.mjs', 'proof/chaos.ts', '--short', '--seed', '1', '--recovery-limit', '60000']
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'inherit', 'inherit'] })
  if ((await ended(child)) === 0) total.passed++
  else total.failed++
}

/** Adds a runner's tests to the total. A runner that ends badly without a failed test (a broken file, a crash) counts as one. */
async function runTool(
  tool: string,
  args: string[],
  count: (report: unknown) => Count,
  more: (file: string) => string[] = () => [],
): Promise<void> {
  const file = `${RESULTS}-${tool}.json`
  fs.rmSync(file, { force: true })
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const child = spawn(`node_modules/.bin/${tool}`, [...args, ...more(file)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
  })
  const code = await ended(child)
  const found = fs.existsSync(file)
    ? count(JSON.parse(fs.readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 }
  fs.rmSync(file, { force: true })
  const broken = code !== 0 && found.failed === 0
  if (broken || found.passed === 0)
    process.stdout.write(`${tool} ended with ${code} after ${found.passed} passed tests\n`)
  total.passed += found.passed
  total.failed += found.failed + (broken || found.passed === 0 ? 1 : 0)
  total.skipped += found.skipped
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
}
