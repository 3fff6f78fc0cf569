import { describe, expect, test } from 'vitest'
import { BUCKETS } from '#domain/rate-limits/buckets.ts'
import { type Answered, ApiClient, PASSWORD, signUp } from '#testing/api-client.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer({ RATE_LIMITS: 'on', TRUST_PROXY: '1' })
/** Each caller comes from an address of his own, as a trusted proxy tells it. */
const from = (address: string) => new ApiClient(server, { 'x-forwarded-for': address })
const login = (client: ApiClient, username: string, password: string) =>
  client.post('/api/users/login', { username, password })
const isTooMany = (answer: Answered) => {
  expect(answer).toMatchObject({
    status: 429,
    body: { status: 429, code: 'rate_limited', retry_after: expect.any(Number) },
  })
  expect(answer.headers.get('retry-after')).toBe(String((answer.body as { retry_after: number }).retry_after))
}

const anna = await signUp(server, 'anna')

describe('guessing a password', () => {
  test('[ACC5] [ACC6] is slowed for a known and an unknown name in just the same way', async () => {
    const told = async (username: string, address: string) => {
      const answers: string[] = []
      for (let number = 0; number < 12; number++) {
        const { status, body, headers } = await login(from(address), username, `wrong ${number}`)
        const { detail, retry_after } = body as { detail: string; retry_after?: number }
        const said = { ...(body as object), detail: detail.replace(/\d+/, 'N'), retry_after: retry_after && 'N' }
        answers.push(JSON.stringify([status, said, [...headers.keys()]]))
      }
      expect(answers.slice(0, 5).every((one) => one.startsWith('[401'))).toBe(true)
      return answers
    }
    // How many come too early depends on the machine; what is said does not.
    const [known, unknown] = await Promise.all([told(anna.username, '203.0.113.1'), told('nobody_here', '203.0.113.2')])
    expect(new Set(known).size).toBe(2)
    expect(new Set(known)).toEqual(new Set(unknown))
  })

  test('[ACC6] the right password has to wait too, from that address only', async () => {
    const { username } = await signUp(server, 'boris')
    for (let number = 0; number < 5; number++) await login(from('203.0.113.3'), username, 'wrong kettle')
    isTooMany(await login(from('203.0.113.3'), username, PASSWORD))
    expect((await login(from('203.0.113.4'), username, PASSWORD)).status).toBe(200)
  })

  test('[ACC6] every door counts together', async () => {
    const { username } = await signUp(server, 'clara')
    const page = new ApiClient(server, { 'x-forwarded-for': '203.0.113.5', origin: server.url })
    for (let number = 0; number < 3; number++) await login(from('203.0.113.5'), username, 'wrong kettle')
    for (let number = 0; number < 2; number++) await page.post('/auth/sign-in', { username, password: 'wrong kettle' })
    isTooMany(await page.post('/auth/sign-in', { username, password: PASSWORD }))
  })

  test('[ACC6] a form is told the seconds to wait', async () => {
    const { username } = await signUp(server, 'dora')
    const post = () =>
      from('203.0.113.6').call(
        'POST',
        '/auth/sign-in',
        new URLSearchParams({ username, password: 'wrong' }).toString(),
        {
          'content-type': 'application/x-www-form-urlencoded',
          origin: server.url,
        },
      )
    for (let number = 0; number < 5; number++) await post()
    expect((await post()).headers.get('location')).toMatch(/^\/sign-in\?error=rate_limited&retry_after=\d+&/)
  })
})

test('[ACC6] one address signs in so often and no more, with whatever names', async () => {
  const client = from('203.0.113.20')
  const statuses: number[] = []
  for (let number = 0; number < BUCKETS.sign_in.points; number += 50) {
    const batch = Array.from({ length: 50 }, (_, one) => login(client, `nobody${number + one}`, 'wrong kettle'))
    statuses.push(...(await Promise.all(batch)).map(({ status }) => status))
  }
  expect(new Set(statuses)).toEqual(new Set([401]))
  isTooMany(await login(client, 'one_more', 'wrong kettle'))
  expect((await login(from('203.0.113.21'), 'one_more', 'wrong kettle')).status).toBe(401)
})

test('[ACC6] one address registers so often and no more', async () => {
  const client = from('203.0.113.30')
  const register = (number: number) =>
    client.post('/api/users/register', { username: `many${number}`, password: PASSWORD })
  for (let number = 0; number < BUCKETS.register.points; number += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, one) => register(number + one)))
  }
  isTooMany(await register(9999))
})

test('[ACC6] a person sends so much and no more, wherever he is; others go on', async () => {
  const chat = (await anna.api.post('/api/chats/', { name: 'Flood' })).body as { id: number }
  const send = (number: number) =>
    anna.api.post(
      '/api/messages/',
      { chat_id: chat.id, content: 'x' },
      { 'x-forwarded-for': `203.0.113.${40 + (number % 9)}` },
    )
  for (let number = 0; number < BUCKETS.send.points; number += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, one) => send(number + one)))
  }
  isTooMany(await send(0))
  expect((await anna.api.get('/api/users/me')).status).toBe(200)
  const boris = await signUp(server, 'boris')
  expect((await boris.api.post('/api/messages/', { chat_id: chat.id, content: 'x' })).status).toBe(200)
})
