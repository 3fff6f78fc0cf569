import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { PEOPLE } from '#seed/people.ts'
import { afterwards } from '#testing/afterwards.ts'
import { copyTemplate } from '#testing/postgres.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

/** Runs the program itself, as `npm run seed` does. */
function seed(
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const settings = { PATH: process.env.PATH, NODE_ENV: 'production' as const, UNSAFE_TEST_PASSWORDS: 'on', ...env }
  const child = spawn(process.execPath, ['scripts/run.mjs', 'scripts/seed.ts', ...args], { env: settings })
  let out = ''
  let err = ''
  child.stdout.on('data', (data: Buffer) => (out += data.toString('utf8')))
  child.stderr.on('data', (data: Buffer) => (err += data.toString('utf8')))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err }))
  })
}

test('[DEMO1] [DEMO6] says who can sign in, once', async () => {
  const database = await copyTemplate()
  afterwards(database.drop)
  const env = { DATABASE_URL: database.url, DATA_DIR: temporaryFolder() }
  const first = await seed(env, '--seed', '5', '--big', '50')
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toMatch(/12 people, \d+ chats, \d{4,} messages \(seed 5,/)
  for (const { username, displayName } of PEOPLE) {
    const line = first.out.split('\n').find((each) => each.trim().startsWith(`${username} `))
    expect(line).toMatch(/ [a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4} /)
    expect(line).toContain(displayName)
  }
  const second = await seed(env)
  expect(second).toMatchObject({ code: 1, out: '' })
  expect(second.err).toMatch(/^The demonstration is already in this database.*\nNothing was changed\..*\n$/)
})

test.each([['--big', '1.5'], ['extra']])(
  'arguments that mean nothing are refused before anything is opened: %s %s',
  async (...args) => {
    const { code, out, err } = await seed({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, ...args)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/--|extra/)
    expect(err).not.toMatch(/\n\s+at /)
  },
)
