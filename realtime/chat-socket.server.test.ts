import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import { signInBrowser, signUp } from '#testing/api-client.ts'
import { ChatLine, openLine } from '#testing/chat-line.ts'
import { openDatabaseOf } from '#testing/database-line.ts'
import { startServer } from '#testing/server.ts'
import { until } from '#testing/until.ts'

const server = await startServer()
const [anna, boris] = [await signUp(server, 'anna'), await signUp(server, 'boris')]
const { id } = (await anna.api.post('/api/chats/', { user_id: boris.id })).body as Chat
const cookie = await signInBrowser(server, anna.username)
const bearer = { authorization: `Bearer ${anna.token}` }

test.each([
  ['the Authorization header', '', { headers: bearer }],
  ['the subprotocol pair', '', { protocols: ['bearer', anna.token] }],
  ['?token=', `?token=${anna.token}`, {}],
  ['the session cookie with our origin', '', { headers: { cookie, origin: server.url } }],
])('[WS1] lets in by %s, with and without the trailing slash', async (_way, query, options) => {
  for (const slash of ['', '/']) {
    const line = new ChatLine(server.url, `/ws/chat/${id}${slash}${query}`, options)
    await line.opened
    const text = randomUUID()
    line.say(text)
    expect(await line.hearsText(text)).toMatchObject({ chat_id: id, user_id: anna.id, content: text })
  }
})

test('[WS1] answers the subprotocol without the token', async () => {
  const line = new ChatLine(server.url, `/ws/chat/${id}`, { protocols: ['bearer', anna.token] })
  await line.opened
  expect(line.socket.protocol).toBe('bearer')
})

test('[WS4] closes with 4401 who does not say who he is, and with 4404 where he sees no chat', async () => {
  const ended = (path: string, options = {}) => new ChatLine(server.url, path, options).ended
  const stranger = await signUp(server, 'stranger')
  const outcomes = await Promise.all([
    ended(`/ws/chat/${id}`),
    ended(`/ws/chat/${id}/?token=`),
    ended(`/ws/chat/${id}?token=forged`),
    ended(`/ws/chat/${id}`, { protocols: ['bearer', `${anna.token}x`] }),
    ended(`/ws/chat/${id}`, { headers: { cookie } }),
    ended('/ws/chat/2147483647', { headers: bearer }),
    ended('/ws/chat/99999999999999999999', { headers: bearer }),
    ended('/ws/chat/0', { headers: bearer }),
    ended(`/ws/chat/${id}?token=${stranger.token}`),
  ])
  const notAuthenticated = { code: 4401, reason: 'Not authenticated' }
  const noChat = { code: 4404, reason: 'Chat not found' }
  expect(outcomes).toEqual([...Array(5).fill(notAuthenticated), ...Array(4).fill(noChat)])
})

test.each([
  'https://evil.example',
  'null',
  `${server.url}.evil.example`,
  server.url.replace('http:', 'https:'),
  server.url.replace(/\d+$/, '1'),
])('[WS1] refuses the page %s with 403 before anything is opened', async (origin) => {
  const answers = await Promise.all([
    new ChatLine(server.url, `/ws/chat/${id}`, { headers: { cookie, origin } }).ended,
    new ChatLine(server.url, `/ws/chat/${id}?token=${anna.token}`, { headers: { origin } }).ended,
  ])
  expect(answers).toEqual([{ status: 403 }, { status: 403 }])
})

test('[WS2] answers a bad frame with a problem on that connection alone, and goes on', async () => {
  const [line, other] = [await openLine(anna, id), await openLine(boris, id)]
  const bad: [frame: string | object, code: string, detail: string][] = [
    ['', 'invalid', 'Message content cannot be empty'],
    [' \u200b\n ', 'invalid', 'Message content cannot be empty'],
    ['x'.repeat(8001), 'invalid', 'Message content must have at most 8000 characters'],
    [{ content: 5 }, 'invalid', 'Invalid input: expected string, received number'],
    [{ text: 'hi' }, 'invalid', 'Invalid input: expected string, received undefined'],
    [{ content: 'hi', client_id: 'mine' }, 'invalid', 'Invalid UUID'],
    [{ content: 'a\u0000b' }, 'invalid', 'Message content must be valid text without NUL'],
  ]
  for (const [frame, code, detail] of bad) {
    line.say(frame)
    expect(await line.hearsError()).toMatchObject({
      type: 'about:blank',
      title: 'Unprocessable Content',
      status: 422,
      code,
      detail,
    })
  }
  line.socket.send(Buffer.from('binary'))
  expect(await line.hearsError()).toMatchObject({ status: 400, code: 'bad_request' })
  const content = '🎉'.repeat(8000)
  line.say(content)
  for (const each of [line, other]) await each.hearsText(content)
  expect(other.frames).toHaveLength(1)
})

test('[WS2] other fields of a frame mean nothing', async () => {
  const line = await openLine(anna, id)
  const content = randomUUID()
  line.say({ content, chat_id: 1, user_id: boris.id, id: 1, seq: 1, timestamp: '1970-01-01T00:00:00Z' })
  const message = await line.hearsText(content)
  expect(message).toMatchObject({ chat_id: id, user_id: anna.id })
  expect(Math.abs(Date.parse(message.timestamp) - Date.now())).toBeLessThan(60_000)
})

test('[WS3] opening a public chat is enough to hear it, writing joins it', async () => {
  const open = (await anna.api.post('/api/chats/?name=Open')).body as Chat
  const [line, owner] = [await openLine(boris, open.id), await openLine(anna, open.id)]
  owner.say('anybody here?')
  await line.hearsText('anybody here?')
  expect((await boris.api.get('/api/chats/')).body).not.toContainEqual(expect.objectContaining({ id: open.id }))
  line.say('me')
  await owner.hearsText('me')
  expect((await boris.api.get('/api/chats/')).body).toContainEqual(expect.objectContaining({ id: open.id }))
  expect(owner.texts()).toEqual(['anybody here?', 'me'])
})

test('[WS4] closes with 4403 whoever is put out of the chat', async () => {
  const group = (await anna.api.post('/api/chats/', { name: 'G', member_ids: [boris.id], visibility: 'private' }))
    .body as Chat
  const [line, stays] = [await openLine(boris, group.id), await openLine(anna, group.id)]
  const database = await openDatabaseOf(server)
  await database.query('DELETE FROM members WHERE chat_id = $1 AND user_id = $2', [group.id, boris.id])
  line.say('still here?')
  expect(await line.hearsError()).toMatchObject({ code: 'not_found', status: 404 })
  expect(await line.ended).toEqual({ code: 4403, reason: 'Not a member' })
  stays.say('nobody')
  await stays.hearsText('nobody')
  expect(line.texts()).toEqual([])
})

test('[WS4] [DL16] closes with 4401 when the session ends', async () => {
  const mine = await signInBrowser(server, boris.username)
  const line = new ChatLine(server.url, `/ws/chat/${id}`, { headers: { cookie: mine, origin: server.url } })
  await line.opened
  const stays = await openLine(boris, id)
  const response = await fetch(`${server.url}/auth/sign-out`, {
    method: 'POST',
    headers: { cookie: mine, origin: server.url },
  })
  expect(response.status).toBeLessThan(400)
  expect(await line.ended).toEqual({ code: 4401, reason: 'Not authenticated' })
  stays.say('and I stay')
  await stays.hearsText('and I stay')
})

test('[WS4] [DL17] closes with 4408 who does not read, and the others hear everything', async () => {
  const group = (await anna.api.post('/api/chats/', { name: 'Slow', member_ids: [boris.id], visibility: 'private' }))
    .body as Chat
  const [slow, quick] = [await openLine(boris, group.id), await openLine(anna, group.id)]
  slow.socket.pause()
  const big = 'ж'.repeat(7990)
  // What does not fit into the network's own buffers (some megabytes) waits in the server.
  for (let at = 0; at < 900; at++) quick.say(`${at} ${big}`)
  await quick.hears((message: Message) => message.content?.startsWith('899 '))
  expect(quick.texts()).toHaveLength(900)
  await until(async () => (await (await fetch(`${server.url}/metrics`)).text()).includes('slow_sockets_total 1'))
  slow.socket.resume()
  expect(await slow.ended).toEqual({ code: 4408, reason: 'Too slow' })
})

test('[WS4] closes with 1009 what is larger than 64 KiB', async () => {
  const line = await openLine(anna, id)
  line.say('x'.repeat(64 * 1024 + 1))
  expect(await line.ended).toMatchObject({ code: 1009 })
})

test('[WS4] [DL18] closes with 4429 who sends too many frames, and with 1012 everybody when the server restarts', async () => {
  const limited = await startServer({ RATE_LIMITS: 'on' })
  const clara = await signUp(limited, 'clara')
  const chat = (await clara.api.post('/api/chats/', { name: 'Limited' })).body as Chat
  const [loud, calm] = [await openLine(clara, chat.id), await openLine(clara, chat.id)]
  for (let at = 0; at < 400; at++) loud.say({ content: '' })
  expect(await loud.ended).toEqual({ code: 4429, reason: 'Too many frames' })
  const [end] = await Promise.all([calm.ended, limited.stop()])
  expect(end).toEqual({ code: 1012, reason: 'The server restarts' })
})
