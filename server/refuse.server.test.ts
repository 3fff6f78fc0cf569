import { describe, expect, test } from 'vitest'
import { sendRaw } from '#testing/raw-http.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const host = new URL(server.url).host
const get = (target: string, ...headers: string[]) =>
  sendRaw(server.url, [`GET ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers, '', ''].join('\r\n'))
const upgrade = (target: string) =>
  get(
    target,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGVzdHRlc3R0ZXN0dGVzdA==',
  )
const isAlive = async () => (await fetch(`${server.url}/livez`)).ok

describe('an offer of HTTP/2', () => {
  const offer = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__'].join('\r\n')

  test('is not taken: the request is answered', async () => {
    expect(await sendRaw(server.url, `GET /livez HTTP/1.1\r\nHost: ${host}\r\n${offer}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 200 .*X-Request-Id/s,
    )
  })

  test('is not taken: nor is the body lost', async () => {
    const body = JSON.stringify({ username: 'nobody', password: 'wrong kettle' })
    const head = `POST /api/users/login HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`
    const answer = await sendRaw(server.url, `${head}\r\n${offer}\r\n\r\n${body}`)
    expect(answer).toMatch(/^HTTP\/1\.1 401 .*Invalid credentials/s)
  })
})

describe('a request that looks like one of Socket.IO', () => {
  test.each(['/socket.io#x', '/socket.io/%', '/socket.io/%00', '/socket.io/x'])(
    'is answered once: %s',
    async (target) => {
      expect(await get(target)).toMatch(/^HTTP\/1\.1 4\d\d /)
      expect(server.output()).not.toContain('nobody waited for it')
    },
  )
})

describe('a request that nobody should answer', () => {
  test.each([
    ['absolute form', 'http://evil.example/'],
    ['a foreign host as a path', '//evil.example/'],
    ['a backslash host', '/\\evil.example/'],
    ['an overlong encoding', '/%c0%ae%c0%ae/'],
    ['a NUL', '/api/users/search/%00'],
  ])('is refused: %s', async (_name, target) => {
    expect(await get(target)).toMatch(/^HTTP\/1\.1 400 /)
    expect(await isAlive()).toBe(true)
  })

  test('is refused: a Host that is none', async () => {
    const answer = await sendRaw(server.url, 'GET / HTTP/1.1\r\nHost: a b/@evil\r\nConnection: close\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('is refused: two lengths', async () => {
    const text = `POST /api/users/login HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`
    expect(await sendRaw(server.url, text)).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('is refused: a thousand headers, or one of 64 KB', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => `X-${index}: 1`)
    expect(await get('/livez', ...many)).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(await get('/livez', `X-Long: ${'a'.repeat(65_536)}`)).toMatch(/^HTTP\/1\.1 431 /)
    expect(await isAlive()).toBe(true)
  })

  test.each(['TRACE', 'PROPFIND'])('is refused: %s', async (method) => {
    const answer = await sendRaw(server.url, `${method} / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 405 /)
    expect(answer).toMatch(/^allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r$/im)
  })

  test('is refused: a Server Action, of which there are none', async () => {
    const answer = await fetch(`${server.url}/sign-in`, {
      method: 'POST',
      headers: { 'next-action': 'a'.repeat(40) },
      body: '[]',
    })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' })
  })
})

test('what is beside Socket.IO is answered too', async () => {
  expect((await fetch(`${server.url}/socket.io/beside`)).status).toBe(404)
})

describe('an upgrade that nobody knows', () => {
  test.each([
    '/',
    '/sign-in',
    '/ws',
    '/ws/chat/../x',
    '/ws/chat/%00',
    '/_next/hmr',
    '/_next/webpack-hmr',
    '/api/users/me',
    'http://evil.example/socket.io/',
  ])('is answered and closed: %s', async (target) => {
    expect(await upgrade(target)).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(await isAlive()).toBe(true)
  })
})
