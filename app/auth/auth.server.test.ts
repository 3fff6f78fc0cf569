import { describe, expect, test } from 'vitest'
import { me } from '#contracts/users.ts'
import { type Answered, ApiClient, PASSWORD, signInBrowser, signUp } from '#testing/api-client.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const page = new ApiClient(server, { origin: server.url })
const anna = await signUp(server, 'anna')

const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  page.call('POST', path, new URLSearchParams(fields).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
    ...headers,
  })
const setCookies = (answer: Answered) => answer.headers.getSetCookie()
const cookieOf = (answer: Answered) => setCookies(answer)[0]?.split(';')[0] ?? ''
const isSignedIn = async (cookie: string) => (await page.get('/api/users/me', { cookie })).status === 200

describe.each(['/auth/sign-in', '/auth/sign-in/'])('POST %s', (path) => {
  test('[SES1] answers who signed in, with the session cookie', async () => {
    const answer = await page.post(path, { username: anna.username.toUpperCase(), password: PASSWORD, remember: true })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(me.strict().parse((answer.body as { me: unknown }).me)).toMatchObject({ id: anna.id })
    expect(setCookies(answer)).toHaveLength(1)
    expect(setCookies(answer)[0]).toMatch(
      /^next-auth\.session-token=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=7776000$/,
    )
    expect(await isSignedIn(cookieOf(answer))).toBe(true)
  })

  test('[SES4] without `remember` the browser forgets it when it closes', async () => {
    for (const remember of [undefined, false, 'yes']) {
      const answer = await page.post(path, { username: anna.username, password: PASSWORD, remember })
      expect(setCookies(answer)[0]).toMatch(/SameSite=Lax$/)
    }
  })

  test('[ACC5] a wrong password and an unknown name are answered alike, without a cookie', async () => {
    const answers = [
      await page.post(path, { username: anna.username, password: 'wrong kettle' }),
      await page.post(path, { username: 'nobody_here', password: PASSWORD }),
    ]
    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 401,
        body: { code: 'invalid_credentials', detail: 'Invalid credentials' },
      })
      expect(setCookies(answer)).toEqual([])
    }
    expect(answers[0]?.body).toEqual(answers[1]?.body)
  })

  test('a form is sent on to `next`, before any script has loaded', async () => {
    const answer = await form(path, {
      username: anna.username,
      password: PASSWORD,
      remember: 'on',
      next: '/chats/7?seq=3',
    })
    expect(answer).toMatchObject({ status: 303, body: undefined })
    expect(answer.headers.get('location')).toBe('/chats/7?seq=3')
    expect(setCookies(answer)[0]).toContain('Max-Age=7776000')
    expect(await isSignedIn(cookieOf(answer))).toBe(true)
  })

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\r\nset-cookie: a=b',
    'chats',
    '',
  ])('[SES9] `next` %j leads home', async (next) => {
    const answer = await form(path, { username: anna.username, password: PASSWORD, next })
    expect(answer.headers.get('location')).toBe('/')
    expect(setCookies(answer)).toHaveLength(1)
  })

  test('a form with a mistake goes back to its page with the code and what was typed, never the password', async () => {
    const answer = await form(path, { username: 'nobody_here', password: 'wrong kettle', next: '/chats/7' })
    expect(answer.status).toBe(303)
    const location = new URL(answer.headers.get('location') ?? '', server.url)
    expect(location.pathname).toBe('/sign-in')
    expect(Object.fromEntries(location.searchParams)).toEqual({
      error: 'invalid_credentials',
      username: 'nobody_here',
      next: '/chats/7',
    })
    expect(setCookies(answer)).toEqual([])
  })

  test('[SES8] 403 from other sites, and nobody is signed in', async () => {
    for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`]) {
      const answers = [
        await page.post(path, { username: anna.username, password: PASSWORD }, { origin }),
        await form(path, { username: anna.username, password: PASSWORD }, { origin }),
      ]
      for (const answer of answers) {
        expect(answer.status).toBe(403)
        expect(setCookies(answer)).toEqual([])
      }
    }
  })

  test('415, 400, 413 and 422 as everywhere', async () => {
    const send = (body: string, type: string) => page.call('POST', path, body, { 'content-type': type })
    expect((await send('a', 'text/plain')).status).toBe(415)
    expect((await send('a', 'multipart/form-data; boundary=a')).status).toBe(415)
    expect((await send('{', 'application/json')).status).toBe(400)
    expect((await send('[]', 'application/json')).status).toBe(422)
    expect((await send('{"username":{"$ne":null},"password":{"$ne":null}}', 'application/json')).status).toBe(422)
    expect((await send(`username=${'x'.repeat(200_000)}`, 'application/x-www-form-urlencoded')).status).toBe(413)
  })
})

test('[SES1] each sign-in has a new session, and the one the browser had before ends', async () => {
  const first = await signInBrowser(server, anna.username)
  const elsewhere = await signInBrowser(server, anna.username)
  const again = await page.post('/auth/sign-in', { username: anna.username, password: PASSWORD }, { cookie: first })
  expect(cookieOf(again)).not.toBe(first)
  expect([await isSignedIn(first), await isSignedIn(cookieOf(again)), await isSignedIn(elsewhere)]).toEqual([
    false,
    true,
    true,
  ])
})

describe('POST /auth/register', () => {
  test('[ACC1] creates the account, signs it in and keeps it signed in', async () => {
    const answer = await page.post('/auth/register', {
      username: 'newcomer',
      password: PASSWORD,
      display_name: 'Новенькая',
      locale: 'ru',
    })
    expect(answer).toMatchObject({
      status: 200,
      body: { me: { username: 'newcomer', display_name: 'Новенькая', locale: 'ru', role: 'member' } },
    })
    expect(setCookies(answer)[0]).toContain('Max-Age=7776000')
    expect(await isSignedIn(cookieOf(answer))).toBe(true)
  })

  test('[SES4] `remember: false` is respected', async () => {
    const answer = await page.post('/auth/register', { username: 'passing_by', password: PASSWORD, remember: false })
    expect(setCookies(answer)[0]).toMatch(/SameSite=Lax$/)
  })

  test.each([
    [{ username: 'ANNA_taken', password: PASSWORD }, 400, 'username_taken', 'username'],
    [{ username: 'x', password: PASSWORD }, 422, 'invalid', 'username'],
    [{ username: 'newcomer2', password: 'short' }, 422, 'invalid', 'password'],
    [{ username: 'newcomer2', password: 'password' }, 422, 'weak_password', 'password'],
  ] as const)('mistakes name their field: %j', async (fields, status, code, field) => {
    if (code === 'username_taken') await page.post('/auth/register', { username: 'anna_TAKEN', password: PASSWORD })
    const byScript = await page.post('/auth/register', fields)
    expect(byScript).toMatchObject({
      status,
      body: { code, errors: expect.arrayContaining([expect.objectContaining({ path: field })]) },
    })
    const byForm = await form('/auth/register', { ...fields, display_name: 'Имя' })
    const location = new URL(byForm.headers.get('location') ?? '', server.url)
    expect(byForm.status).toBe(303)
    expect(location.pathname).toBe('/register')
    expect(Object.fromEntries(location.searchParams)).toEqual({
      error: code,
      field,
      username: fields.username,
      display_name: 'Имя',
    })
  })

  test('[ACC11] what a form may not say is ignored', async () => {
    const answer = await page.post('/auth/register', { username: 'mallory', password: PASSWORD, role: 'owner', id: 1 })
    expect(answer.body).toMatchObject({ me: { role: 'member' } })
  })
})

describe('POST /auth/sign-out', () => {
  test('[SES10] ends the session at once and has the browser forget what it kept', async () => {
    const cookie = await signInBrowser(server, anna.username)
    expect(await isSignedIn(cookie)).toBe(true)
    const answer = await page.post('/auth/sign-out', {}, { cookie })
    expect(answer).toMatchObject({ status: 204, body: undefined })
    expect(setCookies(answer)).toEqual(['next-auth.session-token=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0'])
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(await isSignedIn(cookie)).toBe(false)
    expect((await anna.api.get('/api/users/me')).status).toBe(200)
  })

  test('[SES10] works as a form, and without a session too', async () => {
    const cookie = await signInBrowser(server, anna.username)
    const answer = await form('/auth/sign-out', { next: '/sign-in' }, { cookie })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in'])
    expect(await isSignedIn(cookie)).toBe(false)
    expect((await page.post('/auth/sign-out', {}, { cookie })).status).toBe(204)
    expect((await page.post('/auth/sign-out')).status).toBe(204)
  })

  test('[SES8] no other site can sign a person out', async () => {
    const cookie = await signInBrowser(server, anna.username)
    expect((await page.post('/auth/sign-out', {}, { cookie, origin: 'https://evil.example' })).status).toBe(403)
    expect((await page.get('/auth/sign-out', { cookie })).status).toBe(405)
    expect(await isSignedIn(cookie)).toBe(true)
  })
})
