import { createHash, randomUUID } from 'node:crypto'
import { connect as connectTcp, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import type { Chat } from '#contracts/chats.ts'
import { clientEventSchemas } from '#contracts/socket-events.ts'
import { signUp } from '#testing/api-client.ts'
import { openLine } from '#testing/chat-line.ts'
import { connect, Device } from '#testing/device.ts'
import { sendRaw } from '#testing/raw-http.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const [anna, boris] = [await signUp(server, 'anna'), await signUp(server, 'boris')]
const { id: chat_id } = (await anna.api.post('/api/chats/', { user_id: boris.id })).body as Chat
const watcher = await connect(boris)

/** The server still works, for others and in time. */
async function expectAlive(): Promise<void> {
  const text = randomUUID()
  expect((await anna.api.post('/api/messages/', { chat_id, content: text })).status).toBe(200)
  await watcher.hearsText(chat_id, text)
}

test('[DL18] nonsense in any event is a problem for its sender and nothing else', async () => {
  const phone = await connect(anna)
  const nonsense = [
    undefined,
    null,
    7,
    'text',
    [],
    [[]],
    true,
    {},
    { chat_id: { $ne: null } },
    { chat_id: [chat_id] },
    { chat_id: `${chat_id}` },
    { chat_id: -1 },
    { chat_id: 2 ** 53 },
    { chat_id: 1.5 },
    { chat_id, content: 'x', client_id: 'no uuid' },
    { user_ids: Array.from({ length: 501 }, (_, at) => at + 1) },
    { user_ids: [null] },
    { state: 'dancing' },
    { epoch: 'x', user_rev: -1, chats: 'all' },
    { chat_id: 'x', limit: 1e9 },
  ]
  for (const event of Object.keys(clientEventSchemas)) {
    const schema = clientEventSchemas[event as keyof typeof clientEventSchemas]
    const unfit = nonsense.filter((payload) => !schema.safeParse(payload).success)
    expect(unfit.length, event).toBeGreaterThan(nonsense.length - 3)
    const codes = await Promise.all(unfit.map((payload) => phone.codeOf(event, payload)))
    expect(new Set(codes), event).toEqual(new Set(['invalid']))
  }
  expect(await phone.codeOf('no such event', {})).toBe('bad_request')
  expect(await phone.codeOf('constructor', {})).toBe('bad_request')
  expect(await phone.codeOf('message:send', Buffer.from('bytes'))).toBe('invalid')
  expect(phone.socket.connected).toBe(true)
  await expectAlive()
})

test('[DL18] an event without an acknowledgement, with many or with a strange one, works and harms nobody', async () => {
  const phone = await connect(anna)
  const say = phone.socket.emit.bind(phone.socket) as unknown as (event: string, ...args: unknown[]) => void
  const content = randomUUID()
  say('message:send', { chat_id, content, client_id: randomUUID() })
  say('message:send', { chat_id, content: `${content} again`, client_id: randomUUID() }, 'not a function')
  say('message:send')
  say('sync', null, 5, { toJSON: 'x' })
  await watcher.hearsText(chat_id, content)
  await watcher.hearsText(chat_id, `${content} again`)
  expect(phone.socket.connected).toBe(true)
})

test('[DL18] a frame over 64 KiB closes its own connection only', async () => {
  const phone = await connect(anna, { reconnection: false })
  const ended = phone.ends()
  phone.socket.emit('message:send', { chat_id, content: 'x'.repeat(70_000), client_id: randomUUID() }, () => {})
  expect(await ended).toMatch(/transport/)
  await expectAlive()
})

test.each([
  '/_next/webpack-hmr',
  '/_next/hmr',
  '/ws',
  '/ws/chat/',
  `/ws/chat/../chat/${1}`,
  '/ws/chat/%00',
  '/ws/chat/1%2f',
  '/ws/chat/abc',
  '/ws/chat/-1',
  '/ws/chat/1/2',
  '/socket.iox/?EIO=4&transport=websocket',
  '/',
  '/api/chats/',
])('[WS5] an upgrade to %s is answered with 4xx and closed', async (path) => {
  const answer = await sendRaw(server.url, upgradeRequest(path))
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
})

test('[WS5] strange Socket.IO handshakes are refused, none with 5xx', async () => {
  const paths = [
    '?EIO=3&transport=websocket',
    '?EIO=4&transport=carrier-pigeon',
    '?EIO=4&transport=websocket&sid=x',
    '',
    '?EIO=4&EIO=3',
  ]
  for (const query of paths) {
    expect(await sendRaw(server.url, upgradeRequest(`/socket.io/${query}`)), query).toMatch(/^HTTP\/1\.1 4\d\d /)
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const { status } = await fetch(`${server.url}/socket.io/${query}`, { method })
      expect(status, `${method} ${query}`).toBeLessThan(500)
    }
  }
  for (const path of ['/socket.io/socket.io.js', '/socket.io/../package.json', '/socket.io/%00']) {
    expect(await sendRaw(server.url, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 4\d\d /,
    )
  }
  await expectAlive()
})

test.each(['/socket.io/x', '/socket.io/socket.io.js?a=b'])(
  '[WS5] %s is answered once, by the door of sockets',
  async (path) => {
    const answer = await fetch(server.url + path)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'not_found' })
    // Every request that goes on to pages and API gets an id.
    expect(answer.headers.get('x-request-id')).toBeNull()
  },
)

test('[WS5] who does not say who he is hears why not and is closed; who says nothing is closed soon', async () => {
  const nobody = new Device(server.url, { reconnection: false })
  expect(await nobody.refusal()).toMatchObject({ status: 401, code: 'not_authenticated' })
  const forged = new Device(server.url, { reconnection: false, auth: { token: 'forged' } })
  expect(await forged.refusal()).toMatchObject({ status: 401, code: 'invalid_token' })
  const strange = new Device(server.url, { reconnection: false, auth: { token: { toString: 'x' } } })
  expect(await strange.refusal()).toMatchObject({ code: 'not_authenticated' })
  const began = Date.now()
  await sendRaw(server.url, upgradeRequest('/socket.io/?EIO=4&transport=websocket'))
  expect(Date.now() - began).toBeLessThan(10_000)
})

test.each(['https://evil.example', 'null', `${server.url}.evil.example`])(
  '[WS1] the page %s cannot open Socket.IO, by no transport',
  async (origin) => {
    const headers = `Origin: ${origin}\r\nAuthorization: Bearer ${anna.token}\r\n`
    const answer = await sendRaw(server.url, upgradeRequest('/socket.io/?EIO=4&transport=websocket', headers))
    expect(answer).toMatch(/^HTTP\/1\.1 403 /)
    const polled = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, { headers: { origin } })
    expect(polled.status).toBe(403)
    expect(polled.headers.get('access-control-allow-origin')).toBeNull()
  },
)

test('[WS5] a message of endless pieces, pings without end and compressed bombs are cut off', async () => {
  const pieces = await rawLine()
  const piece = frame(0x00, 'a', false)
  pieces.write(Buffer.concat([frame(0x01, 'a', false), ...Array<Buffer>(1000).fill(piece)]))
  expect(await closeCodeOf(pieces)).toBe(1008)

  const pings = await rawLine()
  pings.write(Buffer.concat(Array<Buffer>(60).fill(frame(0x09, ''))))
  expect(await closeCodeOf(pings)).toBe(1008)

  const compressed = await rawLine('Sec-WebSocket-Extensions: permessage-deflate\r\n')
  compressed.write(frame(0x41, 'deflated'))
  expect(await closeCodeOf(compressed)).toBe(1002)
  await expectAlive()
})

test('[DL18] works without WebSocket, and moves over to it', async () => {
  const polling = await connect(anna, { transports: ['polling'] })
  const usual = await connect(anna, { transports: ['polling', 'websocket'] })
  const text = randomUUID()
  await polling.ask('message:send', { chat_id, content: text, client_id: randomUUID() })
  await usual.hearsText(chat_id, text)
  await polling.hearsText(chat_id, text)
})

test('[WS5] many who connect and say nothing keep nobody out', async () => {
  const silent = await Promise.all(Array.from({ length: 200 }, () => rawSocketIo()))
  const line = await openLine(anna, chat_id)
  line.say('through the crowd')
  await line.hearsText('through the crowd')
  await Promise.all(silent.map((socket) => new Promise((resolve) => socket.once('close', resolve))))
})

function upgradeRequest(path: string, headers = ''): string {
  const key = Buffer.from('0123456789abcdef').toString('base64')
  return `GET ${path} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n${headers}\r\n`
}

/** A connection of `/ws/chat` on which any bytes can be written. */
async function rawLine(headers = ''): Promise<Socket> {
  const path = `/ws/chat/${chat_id}?token=${anna.token}`
  return rawUpgrade(upgradeRequest(path, headers))
}

function rawSocketIo(): Promise<Socket> {
  return rawUpgrade(upgradeRequest('/socket.io/?EIO=4&transport=websocket'))
}

function rawUpgrade(request: string): Promise<Socket> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const socket = connectTcp(Number(port), hostname, () => socket.write(request))
    socket.on('error', () => {})
    socket.once('data', (data) => {
      if (data.toString('latin1').startsWith('HTTP/1.1 101')) resolve(socket)
      else reject(new Error(data.toString('latin1')))
    })
  })
}

/** One masked client frame. */
function frame(firstByte: number, payload: string, final = true): Buffer {
  const mask = createHash('md5').update(payload).digest().subarray(0, 4)
  const body = Buffer.from(payload).map((byte, at) => byte ^ (mask[at % 4] ?? 0))
  return Buffer.concat([Buffer.from([firstByte | (final ? 0x80 : 0), 0x80 | body.length]), mask, body])
}

/** The code of the close frame that ends a connection; pongs and messages before it do not count. */
function closeCodeOf(socket: Socket): Promise<number> {
  let bytes = Buffer.alloc(0)
  return new Promise((resolve, reject) => {
    socket.on('data', (data) => {
      bytes = Buffer.concat([bytes, data])
      for (let at = 0; at + 4 <= bytes.length; at += 2 + ((bytes[at + 1] ?? 0) & 0x7f)) {
        if (bytes[at] !== 0x88) continue
        resolve(bytes.readUInt16BE(at + 2))
        socket.destroy()
        return
      }
    })
    socket.once('close', () => reject(new Error(`No close frame: ${bytes.toString('hex').slice(0, 200)}`)))
  })
}
