import { expect, test } from 'vitest'
import { startServer } from '#testing/server.ts'

const server = await startServer()

/** What a program written years ago does: forms its requests by hand and looks at status, `detail` and a few fields. */
test('a script written for the older service works unchanged', async () => {
  const request = async (method: string, path: string, options: { token?: string; json?: unknown } = {}) => {
    const response = await fetch(server.url + path, {
      method,
      redirect: 'error',
      headers: {
        ...(options.token && { Authorization: `Bearer ${options.token}` }),
        ...(options.json !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: options.json === undefined ? undefined : JSON.stringify(options.json),
    })
    return { status: response.status, json: await response.json() }
  }
  const enter = async (username: string) => {
    const json = { username, password: 'longenough' }
    const { id } = (await request('POST', '/api/users/register', { json })).json
    const login = await request('POST', '/api/users/login', { json })
    expect(login.json.token_type).toBe('bearer')
    return { id: id as number, token: login.json.access_token as string }
  }

  const alice = await enter('alice')
  const bob = await enter('bob')
  expect(
    await request('POST', '/api/users/register', { json: { username: 'Alice', password: 'longenough' } }),
  ).toMatchObject({
    status: 400,
    json: { detail: 'Username already exists' },
  })
  expect((await request('GET', '/api/users/', { token: alice.token })).json).toEqual([
    { id: alice.id, username: 'alice', display_name: 'alice' },
    { id: bob.id, username: 'bob', display_name: 'bob' },
  ])
  expect((await request('GET', '/api/users/search/BO', { token: alice.token })).json).toEqual([
    { id: bob.id, username: 'bob', display_name: 'bob' },
  ])

  const room = (await request('POST', '/api/chats/?name=General', { token: alice.token })).json
  expect(room.name).toBe('General')
  const direct = (await request('POST', `/api/chats/?user_id=${bob.id}`, { token: alice.token })).json
  expect(direct.name).toBe('Chat with bob')
  expect((await request('POST', '/api/chats/', { token: bob.token, json: { user_id: alice.id } })).json).toMatchObject({
    id: direct.id,
    name: 'Chat with alice',
  })

  for (const content of ['Hi Bob', 'Are you there?']) {
    const sent = await request('POST', '/api/messages/', { token: alice.token, json: { chat_id: direct.id, content } })
    expect(sent).toMatchObject({
      status: 200,
      json: { chat_id: direct.id, user_id: alice.id, username: 'alice', content },
    })
  }
  await request('POST', '/api/messages/', { token: bob.token, json: { chat_id: room.id, content: 'Hello everybody' } })

  const history = (await request('GET', `/api/messages/${direct.id}`, { token: bob.token })).json
  expect(history.map((one: { username: string; content: string }) => [one.username, one.content])).toEqual([
    ['alice', 'Hi Bob'],
    ['alice', 'Are you there?'],
  ])
  for (const one of history) expect(Number.isNaN(Date.parse(one.timestamp))).toBe(false)
  expect((await request('GET', `/api/messages/${room.id}?limit=1`, { token: alice.token })).json).toMatchObject([
    { username: 'bob', content: 'Hello everybody' },
  ])
  const chats = (await request('GET', '/api/chats/', { token: bob.token })).json
  expect(chats.map((one: { name: string }) => one.name)).toEqual(['General', 'Chat with alice'])

  expect(await request('GET', '/api/chats/')).toMatchObject({ status: 401, json: { detail: 'Not authenticated' } })
  expect(await request('GET', '/api/chats/', { token: 'expired' })).toMatchObject({
    status: 401,
    json: { detail: 'Invalid token' },
  })
  expect(
    await request('POST', '/api/users/login', { json: { username: 'alice', password: 'longenough!' } }),
  ).toMatchObject({
    status: 401,
    json: { detail: 'Invalid credentials' },
  })
})
