import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#testing/temporary-folder.ts'

const HOUR = 3_600_000

/** What a process says whose clock is an hour ahead, and is set right by a signal. */
const PROGRAM = `
  const fs = await import('node:fs')
  const say = () => console.log(JSON.stringify({
    now: Date.now(), made: new Date().getTime(), text: Date.parse(Date()), given: new Date(5).getTime(),
    is: new Date() instanceof Date, named: new Date().constructor === Date,
  }))
  say()
  fs.writeFileSync(process.env.CHAOS_CLOCK_FILE, '0')
  process.on('SIGUSR2', () => setImmediate(() => { say(); process.exit(0) }))
  setInterval(() => {}, 1000)
  process.kill(process.pid, 'SIGUSR2')
`

test('the clock of a process is off, and follows when it is set', () => {
  const file = path.join(temporaryFolder(), 'offset')
  fs.writeFileSync(file, String(HOUR))
  const preload = path.resolve('proof/chaos/system/shift-clock.mjs')
  const before = Date.now()
  const ran = spawnSync(process.execPath, ['--import', preload, '--input-type=module', '--eval', PROGRAM], {
    env: { NODE_ENV: 'test', CHAOS_CLOCK_FILE: file },
    encoding: 'utf8',
  })
  const [off, right] = ran.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const after = Date.now()
  for (const [said, offset] of [
    [off, HOUR],
    [right, 0],
  ]) {
    for (const time of [said.now, said.made, said.text + 999]) {
      expect(time).toBeGreaterThanOrEqual(before + offset)
      expect(time).toBeLessThanOrEqual(after + offset + 999)
    }
    expect([said.given, said.is, said.named]).toEqual([5, true, true])
  }
})
