import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { richHistory } from '#proof/checker/testing/planting.ts'
import { writeHistory } from '#proof/history/write-history.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

async function writeRich(fits: (line: string) => boolean = () => true): Promise<string> {
  const file = path.join(temporaryFolder(), 'history.jsonl')
  const history = writeHistory(file)
  for (const entry of richHistory()) if (fits(JSON.stringify(entry))) history.write(entry)
  await history.close()
  return file
}

function run(...files: string[]): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync('node', ['scripts/run.mjs', 'proof/check-history.ts', ...files], {
    encoding: 'utf8',
  })
  return { code: status, said: stdout + stderr }
}

test('a right history: what every invariant was judged by, and exit code 0', async () => {
  const { code, said } = run(await writeRich())
  expect(said).toMatch(/^I1 {2}durable +holds +\d+ acknowledged sends$/m)
  expect(said).toMatch(/^I22 honesty +holds /m)
  expect(said).toMatch(/lines: no violation$/m)
  expect(code).toBe(0)
})

test('a violation is told with the lines that show it, and what nothing was seen of is said', async () => {
  const file = await writeRich((line) => !/"type":"(rendered|state|fresh)"/.test(line))
  const lines = fs.readFileSync(file, 'utf8').trim().split('\n')
  const at = lines.findIndex((line) => /"via":"event".*"messages":\[\{/.test(line))
  lines[at] = (lines[at] as string).replace(/"messages":\[.*?\],"members"/, '"messages":[],"members"')
  fs.writeFileSync(file, `${lines.join('\n')}\n`)
  const { code, said } = run(file)
  expect(said).toMatch(/^I9 {2}shown once +NOT JUDGED/m)
  expect(said).toMatch(/^I8 prefix: 1 violation$/m)
  expect(said).toContain(`    line ${at + 1}: {"type":"applied"`)
  expect(said).toMatch(/lines: violations: 1$/m)
  expect(code).toBe(1)
})

test('a broken file is no proof of anything', async () => {
  const file = await writeRich((line) => !line.includes('"type":"stored_session"'))
  fs.appendFileSync(file, 'cut off in the mid')
  const { code, said } = run(file)
  expect(said).toMatch(/^Line \d+ is malformed: /m)
  expect(said).toMatch(/^The history is broken: \d+ sessions are announced, and 0 are there$/m)
  expect(code).toBe(1)
})

test('it says how it is used', () => {
  const { code, said } = run()
  expect(said).toContain('Usage: npm run check-history -- FILE')
  expect(code).toBe(2)
})
