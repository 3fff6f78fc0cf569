import { expect, test, vi } from 'vitest'
import type { Chat } from '#contracts/chats.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { signUp } from '#testing/api-client.ts'
import { openDatabaseOf } from '#testing/database-line.ts'
import { connect } from '#testing/device.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const [anna, boris, clara] = await Promise.all(['anna', 'boris', 'clara'].map((name) => signUp(server, name)))
if (!anna || !boris || !clara) throw new Error('Nobody signed up')
const direct = (await anna.api.post('/api/chats/', { user_id: boris.id })).body as Chat

test('[CH12] typing is heard by the others of the chat, by nobody else and by no device of the person', async () => {
  const [phone, tablet, other, stranger] = await Promise.all([anna, anna, boris, clara].map((each) => connect(each)))
  phone?.socket.emit('chat:typing', { chat_id: direct.id })
  expect(await other?.hears('chat:typing')).toEqual({
    chat_id: direct.id,
    user_id: anna.id,
    display_name: anna.username,
  })
  stranger?.socket.emit('chat:typing', { chat_id: direct.id })
  await stranger?.ask('presence:watch', { user_ids: [] })
  await phone?.ask('presence:watch', { user_ids: [] })
  await other?.ask('presence:watch', { user_ids: [] })
  expect(other?.all('chat:typing')).toHaveLength(1)
  for (const device of [phone, tablet, stranger]) expect(device?.all('chat:typing')).toEqual([])
})

test('[CH12] who looks at a public chat hears it and may type, until he closes it', async () => {
  const open = (await anna.api.post('/api/chats/', { name: 'Open' })).body as Chat
  const [owner, visitor] = [await connect(anna), await connect(clara)]
  visitor.socket.emit('chat:typing', { chat_id: open.id })
  const { chat } = await visitor.ask('chat:open', { chat_id: open.id })
  expect(chat).toMatchObject({ id: open.id, membership: null, head: 1 })
  visitor.socket.emit('chat:typing', { chat_id: open.id })
  await owner.hears('chat:typing', (event) => event.user_id === clara.id)
  expect(owner.all('chat:typing')).toHaveLength(1)
  await anna.api.post('/api/messages/', { chat_id: open.id, content: 'for all who look' })
  await visitor.hearsText(open.id, 'for all who look')
  visitor.socket.emit('chat:close', { chat_id: open.id })
  await visitor.ask('presence:watch', { user_ids: [] })
  await anna.api.post('/api/messages/', { chat_id: open.id, content: 'nobody looks' })
  await owner.hearsText(open.id, 'nobody looks')
  await visitor.ask('presence:watch', { user_ids: [] })
  expect(visitor.texts(open.id)).toEqual(['for all who look'])
})

test('[DL18] a socket looks into so many public chats and no more, and is told when to try again', async () => {
  const visitor = await connect(clara)
  const ids: number[] = []
  for (let at = 0; at <= SERVER_LIMITS.visitsPerSocketMax; at++) {
    ids.push(((await anna.api.post('/api/chats/', { name: `Many ${at}` })).body as Chat).id)
  }
  const last = ids.pop() ?? 0
  for (const chat_id of ids) await visitor.ask('chat:open', { chat_id })
  const refused = await visitor.askRaw('chat:open', { chat_id: last })
  expect(refused).toMatchObject({ ok: false, problem: { code: 'rate_limited', retry_after: expect.any(Number) } })
  visitor.socket.emit('chat:close', { chat_id: ids[0] ?? 0 })
  expect(await visitor.codeOf('chat:open', { chat_id: last })).toBe('ok')
})

test('[CH13] online, idle, offline with the moment, for those who watch', async () => {
  const [watcher, dora] = [await connect(anna), await signUp(server, 'dora')]
  const before = await watcher.ask('presence:watch', { user_ids: [dora.id, boris.id, 2_147_483_647] })
  expect(before.presence.map((each) => each.user_id).sort()).toEqual([boris.id, dora.id].sort())
  expect(before.presence.find((each) => each.user_id === dora.id)).toMatchObject({
    state: 'offline',
    last_seen_at: null,
  })
  const phone = await connect(dora)
  await watcher.hears('presence', (event) => event.user_id === dora.id && event.state === 'online')
  phone.socket.emit('presence:state', { state: 'idle' })
  await watcher.hears('presence', (event) => event.user_id === dora.id && event.state === 'idle')
  phone.socket.disconnect()
  const left = await watcher.hears('presence', (event) => event.user_id === dora.id && event.state === 'offline')
  const later = await watcher.ask('presence:watch', { user_ids: [dora.id] })
  expect(later.presence).toEqual([left])
})

test('[CH13] the moment someone left is known at once and kept, also while his row is being changed', async () => {
  const [watcher, emma] = [await connect(anna), await signUp(server, 'emma')]
  const phone = await connect(emma)
  await watcher.ask('presence:watch', { user_ids: [emma.id] })
  const [database, change] = [await openDatabaseOf(server), await openDatabaseOf(server)]
  const stored = () => database.query('SELECT last_seen_at FROM users WHERE id = $1', [emma.id])
  await change.query('BEGIN')
  await change.query('UPDATE users SET last_seen_at = NULL WHERE id = $1', [emma.id])
  phone.socket.disconnect()
  const left = await watcher.hears('presence', (event) => event.user_id === emma.id && event.state === 'offline')
  const asked = await watcher.ask('presence:watch', { user_ids: [emma.id] })
  expect(asked.presence).toEqual([left])
  expect((await stored()).rows[0].last_seen_at).toBeNull()
  await change.query('COMMIT')
  const moment = new Date(left.last_seen_at ?? Number.NaN)
  await vi.waitFor(async () => expect((await stored()).rows[0].last_seen_at).toEqual(moment), 10_000)
  expect((await watcher.ask('presence:watch', { user_ids: [emma.id] })).presence).toEqual([left])
})

test('[CH13] who stops watching hears nothing any more', async () => {
  const watcher = await connect(anna)
  await watcher.ask('presence:watch', { user_ids: [boris.id] })
  await watcher.ask('presence:watch', { user_ids: [clara.id] })
  const [, visible] = [await connect(boris), await connect(clara)]
  visible.socket.emit('presence:state', { state: 'idle' })
  await watcher.hears('presence', (event) => event.user_id === clara.id && event.state === 'idle')
  expect(watcher.all('presence').filter((event) => event.user_id === boris.id)).toEqual([])
})

test('[CH11] a mark set on one device shows on the other and for the others', async () => {
  const { id: chat_id } = (await clara.api.post('/api/chats/', { user_id: boris.id })).body as Chat
  for (const content of ['1', '2', '3']) await clara.api.post('/api/messages/', { chat_id, content })
  const [phone, laptop, writer] = [await connect(boris), await connect(boris), await connect(clara)]
  const answer = await phone.ask('chat:read', { chat_id, seq: 3 })
  expect(answer).toMatchObject({ chat_id, last_read_seq: 3, unread: { count: 1, at: 4 } })
  const step = await laptop.hears('user:changes')
  expect(step).toMatchObject({
    after: answer.user_rev - 1,
    upto: answer.user_rev,
    changes: [{ type: 'read', rev: answer.user_rev, chat_id, last_read_seq: 3, unread: { count: 1, at: 4 } }],
  })
  expect(await writer.hears('chat:read')).toEqual({ chat_id, user_id: boris.id, seq: 3 })
  expect(await laptop.ask('chat:read', { chat_id, seq: 2 })).toMatchObject({ last_read_seq: 3 })
  expect(laptop.all('chat:read')).toEqual([])
  const read = await clara.api.call('PUT', `/api/chats/${chat_id}/read`, { seq: 4 })
  expect(read.status).toBe(200)
  await phone.hears('chat:read', (event) => event.user_id === clara.id)
})
