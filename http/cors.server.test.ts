import { describe, expect, test } from 'vitest'
import { ApiClient, signInBrowser, signUp } from '#testing/api-client.ts'
import { startServer } from '#testing/server.ts'

const ALLOWED = 'https://tool.example.org'
const PREFLIGHT = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' }
const corsOf = (headers: Headers) => [...headers].filter(([name]) => name.startsWith('access-control-'))

const closed = await startServer()
const open = await startServer({ CORS_ORIGINS: `${ALLOWED}, http://localhost:5173` })

describe('by default', () => {
  test('no origin may read anything', async () => {
    const stranger = new ApiClient(closed)
    for (const [method, headers] of [
      ['GET', {}],
      ['OPTIONS', PREFLIGHT],
    ] as const) {
      const answer = await stranger.call(method, '/api/users/me', undefined, { origin: ALLOWED, ...headers })
      expect(corsOf(answer.headers)).toEqual([])
    }
  })
})

describe('with CORS_ORIGINS', () => {
  test('a preflight from an allowed origin says what the path takes', async () => {
    for (const path of ['/api/chats/', '/api/chats', '/api/users/login']) {
      const answer = await new ApiClient(open).call('OPTIONS', path, undefined, { origin: ALLOWED, ...PREFLIGHT })
      expect(answer.status).toBe(204)
      expect(answer.headers.get('access-control-allow-origin')).toBe(ALLOWED)
      expect(answer.headers.get('access-control-allow-methods')).toContain('POST')
      expect(answer.headers.get('access-control-allow-headers')).toBe('Authorization, Content-Type')
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
      expect(answer.headers.get('vary')).toContain('Origin')
    }
  })

  test('answers and problems may be read with a bearer token', async () => {
    const anna = await signUp(open, 'anna')
    for (const token of [anna.token, 'abc']) {
      const headers = { origin: ALLOWED, authorization: `Bearer ${token}` }
      const answer = await anna.api.get('/api/users/me', headers)
      expect(answer.headers.get('access-control-allow-origin')).toBe(ALLOWED)
      expect(answer.headers.get('access-control-expose-headers')).toContain('Link')
    }
    expect((await anna.api.post('/api/chats/', { name: 'From a tool' }, { origin: ALLOWED })).status).toBe(200)
  })

  test.each([
    'https://evil.example',
    'null',
    `${ALLOWED}.evil.example`,
    'http://tool.example.org',
    `${ALLOWED}:8443`,
    'https://sub.tool.example.org',
  ])('%s is not allowed, and not echoed', async (origin) => {
    for (const [method, headers] of [
      ['GET', {}],
      ['OPTIONS', PREFLIGHT],
    ] as const) {
      const answer = await new ApiClient(open).call(method, '/api/users/me', undefined, { origin, ...headers })
      expect(corsOf(answer.headers)).toEqual([])
      expect(answer.headers.get('vary')).toContain('Origin')
    }
  })

  test('[SES8] the cookie is not shared, also with an allowed origin', async () => {
    const { username } = await signUp(open, 'boris')
    const cookie = await signInBrowser(open, username)
    const answer = await new ApiClient(open).post('/api/chats/', { name: 'planted' }, { cookie, origin: ALLOWED })
    expect(answer.status).toBe(403)
  })
})
