import { describe, expect, test } from 'vitest'
import { afterwards } from '#testing/afterwards.ts'
import { type Answered, ApiClient, PASSWORD, signInBrowser, signUp } from '#testing/api-client.ts'
import { openDatabaseOf } from '#testing/database-line.ts'
import { copyTemplate } from '#testing/postgres.ts'
import { openRelay } from '#testing/relay.ts'
import { startServer } from '#testing/server.ts'
import { until } from '#testing/until.ts'

/** ms. What is promised for every call under a fault. */
const PROMISED = 5000

/** The database is reached over a relay, so that it can fall silent without ending a connection. */
const database = await copyTemplate()
afterwards(database.drop)
const url = new URL(database.url)
let harm: (connection: Parameters<NonNullable<Parameters<typeof openRelay>[1]>>[0]) => void = () => {}
const relay = await openRelay(`http://${url.host}`, (connection) => harm(connection))
url.port = new URL(relay.url).port
const server = await startServer({ DATABASE_URL: url.href, LOG_LEVEL: 'silent' })
const anna = await signUp(server, 'anna')
const page = new ApiClient(server, { origin: server.url })
const direct = { databaseUrl: database.url }

type Ask = () => Promise<Answered>
let newcomers = 0

/** Every way in and out, each ready to be asked: what it needs before was fetched while the database answered. */
async function doors(): Promise<[name: string, ask: Ask][]> {
  const login = { username: anna.username, password: PASSWORD }
  const newcomer = () => ({ username: `newcomer${++newcomers}`, password: PASSWORD })
  const leaving = await signInBrowser(server, anna.username)
  const cookie = await signInBrowser(server, anna.username)
  const forms = [await nextAuthForm(login), await nextAuthForm({}, await signInBrowser(server, anna.username))] as const
  return [
    ['API sign-in', () => page.post('/api/users/login', login)],
    ['API registration', () => page.post('/api/users/register', newcomer())],
    ['page sign-in', () => page.post('/auth/sign-in', login, { cookie })],
    ['page registration', () => page.post('/auth/register', newcomer())],
    ['page sign-out', () => page.post('/auth/sign-out', {}, { cookie: leaving })],
    ['next-auth sign-in', () => forms[0]('callback/credentials')],
    ['next-auth sign-out', () => forms[1]('signout')],
    ['readiness', () => page.get('/healthz')],
  ]
}

async function nextAuthForm(fields: Record<string, string>, session = '') {
  const answer = await page.get('/api/auth/csrf')
  const { csrfToken } = answer.body as { csrfToken: string }
  const cookie = [...answer.headers.getSetCookie().map((line) => line.split(';')[0]), session].join('; ')
  const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' }).toString()
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
  return (path: string) => page.call('POST', `/api/auth/${path}`, body, headers)
}

async function timed(ask: Ask): Promise<Answered & { ms: number }> {
  const began = performance.now()
  const answer = await ask()
  return { ...answer, ms: performance.now() - began }
}

function expectRetry(name: string, answer: Answered & { ms: number }): void {
  const { status, body, headers } = answer
  expect({ name, status, body }).toMatchObject({ name, status: 503, body: { code: 'unavailable' } })
  expect(headers.get('retry-after'), name).toMatch(/^[1-9]\d*$/)
  expect(
    headers.getSetCookie().filter((line) => line.startsWith('next-auth.session-token')),
    name,
  ).toEqual([])
  expect(answer.ms, name).toBeLessThan(PROMISED)
}

async function expectWell(): Promise<void> {
  for (const [name, ask] of await doors()) expect([name, (await ask()).status]).toEqual([name, expect.toSatisfy(isOk)])
}
const isOk = (status: number) => status === 200 || status === 204

describe('[DL6] signing in and out ends within 5 s with 503 and a time to wait', () => {
  test('while the tables of accounts and sessions are held', async () => {
    const asks = (await doors()).filter(([name]) => name !== 'readiness')
    const holder = await openDatabaseOf(direct)
    await holder.query('BEGIN; LOCK TABLE users, sessions IN ACCESS EXCLUSIVE MODE')
    const answers = await Promise.all(asks.map(async ([name, ask]) => [name, await timed(ask)] as const))
    for (const [name, answer] of answers) expectRetry(name, answer)
    await holder.query('ROLLBACK')
    await expectWell()
  })

  test('while the first statements are answered slowly and none is late by itself', async () => {
    const asks = (await doors()).filter(([name]) => name !== 'readiness')
    const slow = (connection: ReturnType<typeof relay.connections>[number]) => connection.delay(1500)
    harm = slow
    for (const connection of relay.connections()) slow(connection)
    const answers = await Promise.all(asks.map(async ([name, ask]) => [name, await timed(ask)] as const))
    for (const [name, answer] of answers) {
      expect(answer.ms, name).toBeLessThan(PROMISED)
      if (!isOk(answer.status)) expectRetry(name, answer)
    }
    harm = () => {}
    relay.cut()
    relay.mend()
    await until(async () => (await page.get('/healthz')).status === 200)
    await expectWell()
  })

  test('while the database says nothing at all', async () => {
    const asks = await doors()
    harm = (connection) => void connection.stall()
    for (const connection of relay.connections()) connection.stall()
    const answers = await Promise.all(asks.map(async ([name, ask]) => [name, await timed(ask)] as const))
    for (const [name, answer] of answers) expectRetry(name, answer)
    harm = () => {}
    relay.cut()
    relay.mend()
    await until(async () => (await page.get('/healthz')).status === 200)
    await expectWell()
  })

  test('while every connection of the pool is taken', async () => {
    const asks = await doors()
    const holder = await openDatabaseOf(direct)
    await holder.query('BEGIN; LOCK TABLE chats IN ACCESS EXCLUSIVE MODE')
    const crowd = Array.from({ length: 40 }, () => anna.api.get('/api/chats/'))
    await until(async () => {
      const { rows } = await holder.query(
        "SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND relation = 'chats'::regclass",
      )
      return rows[0].n >= 8
    })
    const answers = await Promise.all(asks.map(async ([name, ask]) => [name, await timed(ask)] as const))
    for (const [name, answer] of answers) {
      expect(answer.ms, name).toBeLessThan(PROMISED)
      if (!isOk(answer.status)) expectRetry(name, answer)
    }
    for (const answer of await Promise.all(crowd)) expect(answer.status).toBe(503)
    await holder.query('ROLLBACK')
    await until(async () => (await page.get('/healthz')).status === 200)
    await expectWell()
  })
})
