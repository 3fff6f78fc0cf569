import { expect, test } from 'vitest'
import { ApiClient, PASSWORD, signUp } from '#testing/api-client.ts'
import { connect, Device } from '#testing/device.ts'
import { startServer } from '#testing/server.ts'
import { until } from '#testing/until.ts'

const server = await startServer({ LOG_LEVEL: 'info', RATE_LIMITS: 'on', TRUST_PROXY: '1' })
const anna = await signUp(server, 'anna')
const from = (ip: string, headers: Record<string, string> = {}) =>
  new ApiClient(server, { 'x-forwarded-for': ip, ...headers })
const login = (ip: string, username: string, password: string) =>
  from(ip).post('/api/users/login', { username, password })

/** Those about this address. */
const linesAbout = (ip: string) => lines().filter((line) => line.ip === ip)

/** The lines about the server's safety. */
function lines(): Record<string, unknown>[] {
  return server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.includes('"event"'))
    .map((line) => JSON.parse(line))
}

test('[ACC13] a wrong password leaves a line with address, account and request', async () => {
  const answer = await login('203.0.113.1', anna.username, 'wrong kettle')
  await until(() => linesAbout('203.0.113.1').length > 0)
  const request_id = answer.headers.get('x-request-id')
  expect(linesAbout('203.0.113.1')).toEqual([
    {
      level: 'warn',
      time: expect.stringMatching(/Z$/),
      event: 'sign_in_failed',
      ip: '203.0.113.1',
      request_id,
      user_id: anna.id,
      msg: 'security',
    },
  ])
  expect(request_id).toBeTruthy()
})

test('[ACC13] of a name that no account has there is a mark, for it may be a password', async () => {
  for (const username of ['hunter2hunter2', 'HUNTER2hunter2', 'someone else']) {
    await login('203.0.113.2', username, 'secret kettle')
  }
  await until(() => linesAbout('203.0.113.2').length === 3)
  const marks = linesAbout('203.0.113.2').map((line) => line.name_mark)
  expect([marks[0] === marks[1], marks[0] === marks[2]]).toEqual([true, false])
  expect(server.output()).not.toMatch(/hunter2|kettle|someone else/i)
})

test('[ACC6] guesses wait however the name is typed', async () => {
  const { username } = anna
  const ways = [
    username,
    ` ${username}`,
    `${username} `,
    `\t${username}`,
    `${username}\n`,
    `  ${username.toUpperCase()} `,
  ]
  const answers = []
  for (const way of ways) answers.push(await login('203.0.113.6', way, 'wrong kettle'))
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429])
})

test('[ACC13] so do sign-ins, limits that were hit and pages of strangers', async () => {
  await login('203.0.113.3', anna.username, PASSWORD)
  for (let tries = 0; tries < 6; tries++) await login('203.0.113.4', anna.username, 'wrong kettle')
  const evil = { origin: 'https://evil.example', authorization: '' }
  await from('203.0.113.5', evil).post('/auth/sign-in', { username: anna.username, password: PASSWORD })
  await until(() => linesAbout('203.0.113.5').length > 0)
  expect(linesAbout('203.0.113.3')).toMatchObject([{ level: 'info', event: 'signed_in', user_id: anna.id }])
  expect(linesAbout('203.0.113.4').at(-1)).toMatchObject({ level: 'warn', event: 'limit_hit', limit: 'guessing' })
  expect(linesAbout('203.0.113.5')).toMatchObject([{ event: 'foreign_page', origin: 'https://evil.example' }])
})

test('[ACC13] so do tokens that do not count, and what somebody may not do, by every transport', async () => {
  const forged = `${anna.token.slice(0, -4)}AAAA`
  await from('203.0.113.7', { authorization: `Bearer ${forged}` }).get('/api/users/me')
  await until(() => linesAbout('203.0.113.7').length === 1)
  expect(linesAbout('203.0.113.7')).toMatchObject([{ level: 'info', event: 'token_refused', call: 'getMe' }])

  const boris = await signUp(server, 'boris')
  const { body: open } = await anna.api.post('/api/chats/', { name: 'Open to everybody' })
  const { id } = open as { id: number }
  const authorization = `Bearer ${boris.token}`
  await from('203.0.113.8', { authorization }).call('PUT', `/api/chats/${id}/read`, { seq: 1 })
  await until(() => linesAbout('203.0.113.8').length === 1)
  const line = { level: 'warn', event: 'not_allowed', call: 'markRead', user_id: boris.id }
  expect(linesAbout('203.0.113.8')).toMatchObject([line])

  const device = await connect(boris)
  expect(await device.codeOf('chat:read', { chat_id: id, seq: 1 })).toBe('forbidden')
  const overSocket = () => lines().filter(({ user_id, call }) => user_id === boris.id && call === 'chat:read')
  await until(() => overSocket().length === 1)
  expect(overSocket()).toMatchObject([{ ...line, call: 'chat:read' }])
  const stranger = new Device(server.url, {
    auth: { token: forged },
    extraHeaders: { 'x-forwarded-for': '203.0.113.10' },
  })
  expect((await stranger.refusal()).code).toBe('invalid_token')
  await until(() => linesAbout('203.0.113.10').length === 1)
  expect(linesAbout('203.0.113.10')).toMatchObject([{ event: 'token_refused', call: 'socket' }])
  expect(server.output()).not.toContain(forged)
})

test('[ACC13] an attack does not fill the disk', async () => {
  const began = Date.now()
  const failures = () => server.output().split('"sign_in_failed"').length
  const before = failures()
  for (let round = 0; round < 10; round++) {
    const tries = Array.from({ length: 30 }, (_, at) => login(`198.51.100.${round}`, `nobody${at}`, 'wrong kettle'))
    await Promise.all(tries)
  }
  const minutes = Math.ceil((Date.now() - began) / 60_000) + 1
  expect(failures() - before).toBeLessThanOrEqual(61 * minutes)
})
