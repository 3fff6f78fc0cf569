import { describe, expect, test } from 'vitest'
import { type Answered, ApiClient, PASSWORD, signInBrowser, signUp } from '#testing/api-client.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const page = new ApiClient(server, { origin: server.url })
const anna = await signUp(server, 'anna')
const SESSION = 'next-auth.session-token'

const cookies = (answer: Answered) => answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
const form = (path: string, fields: Record<string, string>, headers: Record<string, string>) =>
  page.call('POST', path, new URLSearchParams(fields).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
    ...headers,
  })

async function csrf() {
  const answer = await page.get('/api/auth/csrf/')
  return { csrfToken: (answer.body as { csrfToken: string }).csrfToken, cookie: cookies(answer).join('; ') }
}

async function signIn(fields: Record<string, string> = {}) {
  const { csrfToken, cookie } = await csrf()
  const login = { csrfToken, username: anna.username, password: PASSWORD, json: 'true', ...fields }
  return form('/api/auth/callback/credentials', login, { cookie })
}

describe("next-auth's own door", () => {
  test('[SES1] leads to the same sessions', async () => {
    const answer = await signIn()
    expect(answer.status).toBe(200)
    const session = cookies(answer).find((cookie) => cookie.startsWith(SESSION)) ?? ''
    expect((await page.get('/api/users/me', { cookie: session })).body).toMatchObject({ id: anna.id })
    expect((await page.get('/api/auth/session', { cookie: session })).body).toMatchObject({ user: { id: anna.id } })
  })

  test('[ACC5] a wrong password opens nothing', async () => {
    const mistakes: Record<string, string>[] = [
      { password: 'wrong kettle' },
      { username: 'nobody_here' },
      { username: '' },
    ]
    for (const fields of mistakes) {
      const answer = await signIn(fields)
      expect(answer.status).toBe(401)
      expect(cookies(answer).some((cookie) => cookie.startsWith(SESSION))).toBe(false)
    }
  })

  test('[SES8] without its own token, or from another site, nothing is opened', async () => {
    const { cookie } = await csrf()
    const login = { csrfToken: 'guessed', username: anna.username, password: PASSWORD, json: 'true' }
    const answer = await form('/api/auth/callback/credentials', login, { cookie })
    expect(cookies(answer).some((one) => one.startsWith(SESSION))).toBe(false)
    expect(
      (await form('/api/auth/callback/credentials', login, { cookie, origin: 'https://evil.example' })).status,
    ).toBe(403)
  })

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/%0d%0aset-cookie:a=b',
    'chats',
  ])('[SES9] callbackUrl %j lands on this server', async (callbackUrl) => {
    const { url } = (await signIn({ callbackUrl })).body as { url: string }
    expect(new URL(url).origin).toBe(server.url)
    expect(new URL(url).pathname).not.toMatch(/^\/[/\\]/)
    const asked = await page.get(`/api/auth/signin?callbackUrl=${encodeURIComponent(callbackUrl)}`)
    expect(new URL(asked.headers.get('location') ?? '', server.url).origin).toBe(server.url)
  })

  test('[SES10] signing out there ends the session', async () => {
    const session = await signInBrowser(server, anna.username)
    const { csrfToken, cookie } = await csrf()
    await form('/api/auth/signout', { csrfToken, json: 'true' }, { cookie: `${cookie}; ${session}` })
    expect((await page.get('/api/users/me', { cookie: session })).status).toBe(401)
    expect((await page.get('/api/auth/session', { cookie: session })).body).toEqual({})
  })

  test('[SES4] looking at a session does not prolong it', async () => {
    const cookie = await signInBrowser(server, anna.username)
    const answer = await page.get('/api/auth/session', { cookie })
    expect(answer.body).toMatchObject({ user: { id: anna.id } })
    expect(cookies(answer).some((one) => one.startsWith(SESSION))).toBe(false)
  })

  test('a forged cookie is nobody', async () => {
    for (const cookie of [`${SESSION}=abc`, `${SESSION}=..`, `${SESSION}=`]) {
      expect(await page.get('/api/auth/session', { cookie })).toMatchObject({ status: 200, body: {} })
    }
  })

  test('its log and ready-made pages stay shut', async () => {
    for (const path of ['_log', 'error', 'verify-request', 'callback/google', 'session/x', 'providers/x']) {
      expect((await page.get(`/api/auth/${path}`)).status).toBe(404)
      expect((await page.post(`/api/auth/${path}`, { level: 'error', code: 'planted' })).status).toBe(404)
    }
    expect((await page.post('/api/auth/session', {})).status).toBe(404)
    expect(server.output()).not.toContain('planted')
  })
})
