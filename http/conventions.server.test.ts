import { describe, expect, test } from 'vitest'
import { problem } from '#contracts/problems.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import type { Endpoint } from '#http/endpoint.ts'
import { ENDPOINTS } from '#http/endpoints/all.ts'
import { type Answered, ApiClient, signInBrowser, signUp } from '#testing/api-client.ts'
import { sendRaw } from '#testing/raw-http.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const stranger = new ApiClient(server)
const anna = await signUp(server, 'anna')
const chat = (await anna.api.post('/api/chats/', { name: 'Garden' })).body as { id: number }
const say = async (poll?: object) =>
  ((await anna.api.post('/api/messages/', { chat_id: chat.id, content: 'said', poll })).body as { seq: number }).seq
const [said, unsaid, asked] = [await say(), await say(), await say({ options: ['tea', 'coffee'] })]
/** Calls that are about a poll. */
const ABOUT_POLLS = ['vote', 'closePoll']
const cookie = await signInBrowser(server, anna.username)

/** An address of a call that would succeed, and a body that would be taken. */
const addressOf = ({ method, path, name }: Endpoint) =>
  path
    .replace('{chat_id}', String(chat.id))
    .replace('{text}', 'anna')
    .replace('{seq}', String(placeOf(method, path, name)))
    .replace('{emoji}', encodeURIComponent('👍'))
const BODIES: Record<string, unknown> = {
  register: { username: 'newcomer', password: 'green kettle 42' },
  login: { username: anna.username, password: 'green kettle 42' },
  updateMe: { theme: 'dark' },
  createChat: { name: 'Another' },
  markRead: { seq: 1 },
  markUnread: { from_seq: 1 },
  saveDraft: { text: 'Half a' },
  sendMessage: { chat_id: chat.id, content: 'hello' },
  editMessage: { version: 1, content: 'said better' },
  vote: { options: [1] },
}
const placeOf = (method: string, path: string, name: string) =>
  ABOUT_POLLS.includes(name) ? asked : method === 'DELETE' && path.endsWith('{seq}') ? unsaid : said
const other = (path: string) => (path.endsWith('/') ? path.slice(0, -1) : `${path}/`)
const isProblem = (answer: Answered, status: number) => {
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(problem.strict().parse(answer.body).status).toBe(status)
}

const named = (endpoint: Endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const
const calls = ENDPOINTS.map(named)
const guarded = ENDPOINTS.filter(({ access }) => access === 'signed_in').map(named)
const changing = ENDPOINTS.filter(({ method, access }) => method !== 'GET' && access === 'signed_in').map(named)
const withBody = ENDPOINTS.filter(({ body }) => body).map(named)

describe.each(guarded)('%s', (_, endpoint) => {
  const ask = (headers: Record<string, string>) =>
    stranger.call(endpoint.method, addressOf(endpoint), BODIES[endpoint.name], headers)

  test('401 `Not authenticated` without credentials', async () => {
    for (const headers of [{}, { authorization: 'Basic YTpi' }, { cookie: 'locale=ru' }]) {
      const answer = await ask(headers as Record<string, string>)
      isProblem(answer, 401)
      expect(answer.body).toMatchObject({ detail: 'Not authenticated' })
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    }
  })

  test('401 `Invalid token` to malformed and forged ones', async () => {
    const [header, payload] = anna.token.split('.')
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')
    for (const authorization of [
      'Bearer',
      'Bearer abc',
      `Bearer ${none}.${payload}.`,
      `Bearer ${header}.${payload}.AAAA`,
    ]) {
      const answer = await ask({ authorization })
      isProblem(answer, 401)
      expect(answer.body).toMatchObject({ detail: 'Invalid token' })
      expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    }
    isProblem(await ask({ cookie: 'next-auth.session-token=abc', origin: server.url }), 401)
  })

  test('the headers by which other servers were tricked change nothing', async () => {
    for (const value of [
      'middleware',
      'src/middleware',
      'middleware:middleware:middleware:middleware:middleware',
      '1',
    ]) {
      isProblem(await ask({ 'x-middleware-subrequest': value, 'x-nextjs-data': '1' }), 401)
    }
  })
})

describe.each(calls)('%s', (_, endpoint) => {
  test('answers the same with and without its trailing slash, directly', async () => {
    const statuses = await Promise.all(
      [addressOf(endpoint), other(addressOf(endpoint))].map(async (path) => {
        const answer = await stranger.call(endpoint.method, path, endpoint.body && {}, { authorization: 'Bearer abc' })
        return [answer.status, answer.body, answer.headers.get('location')]
      }),
    )
    expect(statuses[1]).toEqual(statuses[0])
  })

  test('405 with `Allow` to other methods, which change nothing', async () => {
    const allowed = ENDPOINTS.filter(({ path }) => path === endpoint.path).map(({ method }) => method)
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'].filter(
      (one) => !allowed.includes(one as Endpoint['method']),
    )) {
      const answer = await anna.api.call(method, addressOf(endpoint), {})
      isProblem(answer, 405)
      const allow = answer.headers.get('allow')?.split(', ') ?? []
      expect(allow.filter((one) => one !== 'HEAD' && one !== 'OPTIONS').sort()).toEqual(allowed.toSorted())
    }
  })
})

describe.each(changing)('%s with the cookie', (_, endpoint) => {
  const ask = (headers: Record<string, string>, body: unknown = BODIES[endpoint.name]) =>
    stranger.call(endpoint.method, addressOf(endpoint), body, { cookie, ...headers })

  test('[SES8] is taken from our own pages', async () => {
    expect((await ask({ origin: server.url })).status).toBe(200)
    expect((await ask({ origin: server.url, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('[SES8] 403 from anywhere else, whatever it sends', async () => {
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: server.url.replace('http:', 'https:') },
      { origin: `${server.url}.evil.example` },
      { origin: server.url, 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      for (const type of [
        'application/json',
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
      ]) {
        isProblem(await ask({ ...headers, 'content-type': type } as Record<string, string>), 403)
      }
    }
  })
})

test('[SES8] nothing was changed by any of them, nor by GET and HEAD with the words of a change', async () => {
  const chats = async () => ((await anna.api.get('/api/chats/')).body as unknown[]).length
  const before = await chats()
  await stranger.post('/api/chats/', { name: 'planted' }, { cookie, origin: 'https://evil.example' })
  for (const method of ['GET', 'HEAD']) {
    await anna.api.call(method, '/api/chats/?name=planted&_method=POST', undefined, {
      'x-http-method-override': 'POST',
      'x-method-override': 'POST',
    })
    await anna.api.call(method, `/api/chats/?user_id=${anna.id}`)
  }
  expect(await chats()).toBe(before)
  isProblem(await stranger.call('GET', '/auth/sign-out', undefined, { cookie, origin: server.url }), 405)
  expect((await stranger.get('/api/users/me', { cookie })).status).toBe(200)
})

describe.each(withBody)('the body of %s', (_, endpoint) => {
  const send = (body: string, type = 'application/json') =>
    anna.api.call(endpoint.method, addressOf(endpoint), body, { 'content-type': type })

  test('415 when it is not declared to be JSON', async () => {
    const body = JSON.stringify(BODIES[endpoint.name])
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
    ]) {
      isProblem(await send(body, type), 415)
    }
  })

  test('400 when it is not JSON', async () => {
    for (const body of ['{', 'name=value', '{"a":1}}', "{'a':1}"]) isProblem(await send(body), 400)
    const response = await fetch(server.url + addressOf(endpoint), {
      method: endpoint.method,
      headers: { ...anna.api.headers, 'content-type': 'application/json' },
      body: new Uint8Array([0x7b, 0x22, 0xc0, 0xae, 0x22, 0x3a, 0x31, 0x7d]),
    })
    expect(response.status).toBe(400)
  })

  test('413 when it is too large, however it comes', async () => {
    isProblem(await send(' '.repeat(SERVER_LIMITS.jsonBodyMax + 1)), 413)
    const size = 16 * 1024
    const chunk = `${size.toString(16)}\r\n${' '.repeat(size)}\r\n`
    const head = [
      `${endpoint.method} ${addressOf(endpoint)} HTTP/1.1`,
      `Host: ${new URL(server.url).host}`,
      `Authorization: Bearer ${anna.token}`,
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
    ]
    // It never ends: the answer comes and the line is cut all the same.
    const answer = await sendRaw(server.url, `${head.join('\r\n')}\r\n\r\n${chunk.repeat(10)}`)
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('422 when it is JSON of another shape', async () => {
    for (const body of ['null', '[]', '7', '"text"', 'true', ...(endpoint.bodyOptional ? [] : ['{}', ''])]) {
      isProblem(await send(body), 422)
    }
  })
})

describe('unknown addresses', () => {
  test.each(['/api/', '/api/nothing', '/api/users/1/', '/api/chats/1/nothing', '/api/v2/users', '/api/users/search'])(
    '404 to %s, for every method',
    async (path) => {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        isProblem(await stranger.call(method, path, method === 'GET' ? undefined : {}), 404)
      }
    },
  )
})

test('HEAD answers what GET would, without a body', async () => {
  const answer = await anna.api.call('HEAD', '/api/users/me')
  expect(answer).toMatchObject({ status: 200, body: undefined })
  expect(answer.headers.get('content-type')).toMatch('application/json')
})

test('a Server Action or its malformed body is no way in', async () => {
  for (const path of ['/api/users/me', '/auth/sign-in']) {
    const answer = await stranger.post(path, '[["$F1",{"$ref":"$0"}]]', {
      'next-action': 'x'.repeat(40),
      'content-type': 'text/plain;charset=UTF-8',
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  }
})
