import { describe, expect, test } from 'vitest'
import { loginAnswer, me, user } from '#contracts/users.ts'
import { ApiClient, PASSWORD, signUp } from '#testing/api-client.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const stranger = new ApiClient(server)
const owner = await signUp(server, 'owner')

const problem = (status: number, detail: unknown) => ({
  status,
  body: expect.objectContaining({ type: 'about:blank', title: expect.any(String), status, detail }),
})

describe.each(['/api/users/register', '/api/users/register/'])('POST %s', (path) => {
  const suffix = path.endsWith('/') ? 's' : ''

  test('[ACC1] answers the new account, nothing more', async () => {
    const answer = await stranger.post(path, {
      username: `  Clara${suffix} `,
      password: PASSWORD,
      display_name: 'Clara K.',
    })
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ id: expect.any(Number), username: `Clara${suffix}`, display_name: 'Clara K.' })
  })

  test('[ACC8] without a display name the username is shown', async () => {
    const answers = await Promise.all(
      [undefined, null, '', ' \u200b '].map((display_name, number) =>
        stranger.post(path, { username: `plain${suffix}${number}`, password: PASSWORD, display_name }),
      ),
    )
    expect(answers.map((one) => (one.body as { display_name: string }).display_name)).toEqual([
      `plain${suffix}0`,
      `plain${suffix}1`,
      `plain${suffix}2`,
      `plain${suffix}3`,
    ])
  })

  test('[ACC2] 400 `Username already exists`, in any case', async () => {
    for (const username of [owner.username, owner.username.toUpperCase(), ` ${owner.username}`]) {
      expect(await stranger.post(path, { username, password: PASSWORD })).toMatchObject(
        problem(400, 'Username already exists'),
      )
    }
  })

  test.each([
    [{ username: '', password: PASSWORD }, 'username', 'Username cannot be empty'],
    [{ username: '  ', password: PASSWORD }, 'username', 'Username cannot be empty'],
    [{ username: 'ab', password: PASSWORD }, 'username', 'Username must have at least 3 characters'],
    [{ username: 'not a name', password: PASSWORD }, 'username', expect.stringContaining('letters, digits')],
    [{ username: 'dora', password: '1234567' }, 'password', 'Password must have at least 8 characters'],
    [{ username: 'dora', password: 'password' }, 'password', expect.stringContaining('most common')],
    [{ username: 'dora' }, 'password', expect.any(String)],
    [{ password: PASSWORD }, 'username', expect.any(String)],
    [{ username: ['dora'], password: PASSWORD }, 'username', expect.any(String)],
    [{ username: { $ne: null }, password: PASSWORD }, 'username', expect.any(String)],
    [{ username: 'dora', password: PASSWORD, display_name: 7 }, 'display_name', expect.any(String)],
    [[], '', expect.any(String)],
    ['null', '', expect.any(String)],
  ])('[ACC4] 422 to %j', async (body, field, message) => {
    const answer = await stranger.post(path, body)
    expect(answer).toMatchObject(problem(422, message))
    expect((answer.body as { errors: unknown }).errors).toContainEqual({ path: field, message })
  })
})

test('[ACC1] the first account of the server is its owner, the next are members', async () => {
  expect((await owner.api.get('/api/users/me')).body).toMatchObject({ role: 'owner' })
  const second = await signUp(server, 'second')
  expect((await second.api.get('/api/users/me')).body).toMatchObject({ role: 'member' })
})

test('[ACC11] what a registration may not say is ignored', async () => {
  const created = await stranger.post('/api/users/register', {
    username: 'mallory',
    password: PASSWORD,
    id: 1,
    role: 'owner',
    head: 99,
    created_at: '2000-01-01T00:00:00Z',
  })
  expect(created.status).toBe(200)
  const { access_token } = (await stranger.post('/api/users/login', { username: 'mallory', password: PASSWORD }))
    .body as {
    access_token: string
  }
  const seen = me.parse((await stranger.get('/api/users/me', { authorization: `Bearer ${access_token}` })).body)
  expect(seen).toMatchObject({ id: (created.body as { id: number }).id, role: 'member' })
  expect(Date.parse(seen.created_at)).toBeGreaterThan(Date.parse('2020-01-01'))
})

describe.each(['/api/users/login', '/api/users/login/'])('POST %s', (path) => {
  test('[SES7] answers a bearer token for 30 minutes', async () => {
    const answer = await stranger.post(path, { username: owner.username.toUpperCase(), password: PASSWORD })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const login = loginAnswer.strict().parse(answer.body)
    expect(login.expires_in).toBe(1800)
    const [, payload = ''] = login.access_token.split('.')
    const { exp, iat } = JSON.parse(Buffer.from(payload, 'base64url').toString())
    expect(exp - iat).toBeGreaterThanOrEqual(1799)
    expect(exp - iat).toBeLessThanOrEqual(1801)
  })

  test('[ACC5] an unknown name and a wrong password are answered with the same bytes', async () => {
    const answers = await Promise.all(
      [
        { username: owner.username, password: `${PASSWORD}!` },
        { username: 'nobody_at_all', password: PASSWORD },
        { username: '', password: '' },
        { username: 'not a name\u0000', password: PASSWORD },
        { username: 'x'.repeat(20_000), password: 'y'.repeat(20_000) },
      ].map((body) => stranger.post(path, body)),
    )
    const telling = answers.map(({ status, body, headers }) => ({
      status,
      body,
      headers: [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)),
    }))
    expect(telling[0]).toMatchObject({ status: 401, body: { detail: 'Invalid credentials' } })
    for (const one of telling) expect(one).toEqual(telling[0])
  })

  test('[ACC4] every character of a password counts', async () => {
    for (const password of [` ${PASSWORD}`, `${PASSWORD} `, PASSWORD.toUpperCase(), PASSWORD.slice(0, -1)]) {
      expect((await stranger.post(path, { username: owner.username, password })).status).toBe(401)
    }
  })

  test('422 to what is no name and password', async () => {
    for (const body of [
      {},
      { username: owner.username },
      { username: 1, password: 2 },
      { username: owner.username, password: { $ne: '' } },
    ]) {
      expect((await stranger.post(path, body)).status).toBe(422)
    }
  })
})

test.each(['/api/users/me', '/api/users/me/'])('GET %s answers the caller', async (path) => {
  const answer = await owner.api.get(path)
  expect(answer.status).toBe(200)
  expect(me.strict().parse(answer.body)).toMatchObject({ id: owner.id, username: owner.username })
})

describe('PATCH /api/users/me', () => {
  test('[ACC10] changes language, theme and the key that sends, and keeps what is not named', async () => {
    const person = await signUp(server)
    expect((await person.api.call('PATCH', '/api/users/me', { locale: 'ru' })).body).toMatchObject({
      locale: 'ru',
      theme: 'system',
    })
    expect((await person.api.call('PATCH', '/api/users/me/', { theme: 'dark' })).body).toMatchObject({
      locale: 'ru',
      theme: 'dark',
    })
    expect((await person.api.call('PATCH', '/api/users/me', { send_key: 'ctrl_enter' })).status).toBe(200)
    expect((await person.api.get('/api/users/me')).body).toMatchObject({
      locale: 'ru',
      theme: 'dark',
      send_key: 'ctrl_enter',
    })
  })

  test('[ACC10] 422 to nothing or to what is no setting, and changes nothing', async () => {
    const person = await signUp(server)
    for (const patch of [{}, { locale: 'xx' }, { theme: 1 }, { send_key: 'shift_enter' }, { role: 'owner' }]) {
      expect((await person.api.call('PATCH', '/api/users/me', patch)).status).toBe(422)
    }
    expect(
      (await person.api.call('PATCH', '/api/users/me', { theme: 'light', role: 'owner', id: 1, username: 'x' })).body,
    ).toMatchObject({
      id: person.id,
      username: person.username,
      role: 'member',
      theme: 'light',
    })
  })
})

describe.each(['/api/users', '/api/users/'])('GET %s', (path) => {
  test('answers everybody by id, the caller included', async () => {
    const answer = await owner.api.get(path)
    const people = user.strict().array().parse(answer.body)
    expect(people).toContainEqual({ id: owner.id, username: owner.username, display_name: owner.username })
    expect(people.map(({ id }) => id)).toEqual(people.map(({ id }) => id).toSorted((a, b) => a - b))
  })

  test('pages by `after` and `limit`, and links to the next page', async () => {
    const all = user.array().parse((await owner.api.get(path)).body)
    const seen: number[] = []
    let next: string | undefined = `${path}?limit=2`
    while (next) {
      const page = await owner.api.get(next)
      const people = user.array().parse(page.body)
      expect(people.length).toBeLessThanOrEqual(2)
      seen.push(...people.map(({ id }) => id))
      next = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1]
    }
    expect(seen).toEqual(all.map(({ id }) => id))
  })

  test.each([
    'limit=0',
    'limit=501',
    'limit=1e3',
    'limit=-1',
    'limit=',
    'after=0',
    'after=x',
    'after=9007199254740992',
    'after=NaN',
  ])('422 to ?%s', async (query) => {
    expect((await owner.api.get(`${path}?${query}`)).status).toBe(422)
  })

  test('400 to a parameter given twice', async () => {
    expect((await owner.api.get(`${path}?limit=1&limit=2`)).status).toBe(400)
  })
})

describe('GET /api/users/search/{text}', () => {
  test('[ACC9] matches any part of the name, in any case, without the caller', async () => {
    const anna = await signUp(server, 'Searchable')
    const found = await anna.api.get('/api/users/search/SEARCHAB')
    expect(found).toMatchObject({ status: 200, body: [] })
    for (const path of ['/api/users/search/archAB', '/api/users/search/archAB/']) {
      expect((await owner.api.get(path)).body).toEqual([
        { id: anna.id, username: anna.username, display_name: anna.username },
      ])
    }
  })

  test('[ACC9] 422 to no text, to text that is too long or has NUL; nothing found is an empty list', async () => {
    expect((await owner.api.get('/api/users/search/%20')).status).toBe(422)
    expect((await owner.api.get(`/api/users/search/${'a'.repeat(101)}`)).status).toBe(422)
    expect((await owner.api.get('/api/users/search/a%00')).status).toBe(400)
    expect(await owner.api.get('/api/users/search/%25')).toMatchObject({ status: 200, body: [] })
    expect(await owner.api.get('/api/users/search/%D1%8F%2F%3F%23')).toMatchObject({ status: 200, body: [] })
  })
})
