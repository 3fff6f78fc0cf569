import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Chat } from '#contracts/chats.ts'
import { signUp } from '#testing/api-client.ts'
import { openLine } from '#testing/chat-line.ts'
import { openDatabaseOf } from '#testing/database-line.ts'
import { connect } from '#testing/device.ts'
import { startServer } from '#testing/server.ts'
import { until } from '#testing/until.ts'

const server = await startServer()
const [anna, boris] = [await signUp(server, 'anna'), await signUp(server, 'boris')]
const { id: chat_id } = (await anna.api.post('/api/chats/', { user_id: boris.id })).body as Chat

test('[DL14] what was missed while away comes with one sync, then everything by itself', async () => {
  const device = await connect(boris)
  const { epoch, user_rev } = await device.ask('sync', { epoch: null, user_rev: 0, chats: [] })
  await anna.api.post('/api/messages/', { chat_id, content: 'heard' })
  await device.hearsText(chat_id, 'heard')
  device.socket.disconnect()
  for (const content of ['missed 1', 'missed 2']) await anna.api.post('/api/messages/', { chat_id, content })
  const group = (await anna.api.post('/api/chats/', { name: 'New', member_ids: [boris.id], visibility: 'private' }))
    .body as Chat
  const greetings = device.all('welcome').length
  device.socket.connect()
  await until(() => device.all('welcome').length > greetings)
  await anna.api.post('/api/messages/', { chat_id, content: 'after' })
  const answer = await device.ask('sync', { epoch, user_rev, chats: [[chat_id, 2, true]] })
  const [steps] = answer.changes
  expect(steps).toMatchObject({ chat_id, after: 2, upto: 5 })
  expect(steps?.changes.map((step) => step.message?.content)).toEqual(['missed 1', 'missed 2', 'after'])
  expect(answer.chats.map((chat) => chat.id)).toEqual([group.id])
  await device.hearsText(chat_id, 'after')
})

test('[DL15] the heartbeat tells a head whose event was lost, and only what moved', async () => {
  const quiet = (await anna.api.post('/api/chats/', { name: 'Quiet' })).body as Chat
  const [device, other] = [await connect(boris), await connect(anna)]
  await other.hears('heads', (event) => event.chats.some(([id]) => id === quiet.id))
  const database = await openDatabaseOf(server)
  // Written past the server, so nobody publishes it.
  const { rows } = await database.query('UPDATE chats SET head = head + 1 WHERE id = $1 RETURNING head', [chat_id])
  const head = Number(rows[0].head)
  const told = await device.hears('heads', (event) => event.chats.some(([id, at]) => id === chat_id && at === head))
  expect(told.epoch).toBe((await device.hears('welcome')).epoch)
  expect(other.all('heads').filter((event) => event.chats.some(([id]) => id === quiet.id))).toHaveLength(1)
  await database.query('UPDATE chats SET head = head - 1 WHERE id = $1', [chat_id])
}, 120_000)

test('[DL17] who does not read is closed, the others hear everything, and one sync brings him back', async () => {
  const [slow, quick] = [await connect(boris), await connect(anna)]
  const group = (await anna.api.post('/api/chats/', { name: 'Slow', member_ids: [boris.id], visibility: 'private' }))
    .body as Chat
  await slow.hears('user:changes', (event) =>
    event.changes.some((each) => each.type === 'chat' && each.chat.id === group.id),
  )
  const { epoch, user_rev } = await slow.ask('sync', { epoch: null, user_rev: 0, chats: [] })
  const { transport } = slow.socket.io.engine as unknown as { transport: { ws: { pause(): void; resume(): void } } }
  transport.ws.pause()
  const big = 'ж'.repeat(7990)
  for (let at = 0; at < 900; at++) {
    quick.socket.emit('message:send', { chat_id: group.id, content: `${at} ${big}`, client_id: randomUUID() }, () => {})
  }
  await quick.hears('chat:changes', () => quick.texts(group.id).length === 901)
  await until(async () => (await (await fetch(`${server.url}/metrics`)).text()).includes('slow_sockets_total 1'))
  const greetings = slow.all('welcome').length
  transport.ws.resume()
  await until(() => slow.all('welcome').length > greetings)
  const answer = await slow.ask('sync', { epoch, user_rev, chats: [[group.id, 1, true]] })
  expect(answer.changes[0]).toMatchObject({ chat_id: group.id, after: 1, upto: 501 })
  expect(answer.behind).toEqual([group.id])
})

test('[DL2] [DL6] killed in the middle of it, everything that was answered is there, once and in order', async () => {
  const [device, line] = [await connect(anna), await openLine(boris, chat_id)]
  const keys = Array.from({ length: 300 }, () => randomUUID())
  const answered: string[] = []
  const outcomes = Promise.allSettled(
    keys.map(async (client_id, at) => {
      const answer = await device.askRaw('message:send', { chat_id, content: `kill ${at}`, client_id })
      if (answer.ok) answered.push(client_id)
    }),
  )
  await line.hears(() => line.texts().length > 10)
  process.kill(server.pid, 'SIGKILL')
  device.socket.disconnect()
  await Promise.race([outcomes, line.ended])
  const database = await openDatabaseOf(server)
  const { rows } = await database.query(
    "SELECT client_id, content, seq FROM messages WHERE content LIKE 'kill %' ORDER BY seq",
  )
  const stored = rows.map((row) => row.client_id as string)
  expect(new Set(stored).size).toBe(stored.length)
  expect(stored).toEqual(keys.slice(0, stored.length))
  for (const key of answered) expect(stored).toContain(key)
  for (const text of line.texts()) expect(rows.map((row) => row.content)).toContain(text)
})
