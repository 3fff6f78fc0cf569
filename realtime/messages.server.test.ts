import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import { type SignedUp, signUp } from '#testing/api-client.ts'
import { openLine } from '#testing/chat-line.ts'
import { connect } from '#testing/device.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const [anna, boris] = [await signUp(server, 'anna'), await signUp(server, 'boris')]
const direct = (await anna.api.post('/api/chats/', { user_id: boris.id })).body as Chat
const chat_id = direct.id

const group = async (owner: SignedUp, ...people: SignedUp[]) =>
  (
    await owner.api.post('/api/chats/', {
      name: 'Group',
      member_ids: people.map((each) => each.id),
      visibility: 'private',
    })
  ).body as Chat

test('[DL2] [DL8] what one says in any way, all hear in every way, the same and once', async () => {
  const [phone, laptop, line] = [await connect(anna), await connect(boris), await openLine(boris, chat_id)]
  const said = await phone.ask('message:send', { chat_id, content: 'by socket', client_id: randomUUID() })
  const posted = (await boris.api.post('/api/messages/', { chat_id, content: 'by post' })).body as Message
  line.say('by line')
  line.say({ content: 'by frame', client_id: randomUUID() })
  const framed = await line.hearsText('by frame')
  const all = ['by socket', 'by post', 'by line', 'by frame']
  for (const device of [phone, laptop]) {
    await device.hearsText(chat_id, 'by frame')
    expect(device.texts(chat_id)).toEqual(all)
  }
  expect(line.texts()).toEqual(all)
  expect(line.messages()[0]).toEqual(said.message)
  expect(line.messages()[1]).toEqual(posted)
  expect((await boris.api.get(`/api/messages/${chat_id}`)).body).toEqual(line.messages())
  const steps = laptop.all('chat:changes').flatMap((event) => event.changes)
  expect(steps.at(-1)?.message).toEqual(framed)
  for (const { after, upto, changes } of laptop.all('chat:changes')) expect(upto - after).toBe(changes.length)
})

test('[DL3] a repeat over any transport answers the first message, and nobody hears it twice', async () => {
  const { id } = await group(anna, boris)
  const [phone, laptop, line] = [await connect(anna), await connect(boris), await openLine(anna, id)]
  const send = { chat_id: id, content: 'only once', client_id: randomUUID() }
  const { message } = await phone.ask('message:send', send)
  const again = await phone.ask('message:send', send)
  const posted = await anna.api.post('/api/messages/', send)
  expect(again.message).toEqual(message)
  expect(posted).toMatchObject({ status: 200, body: message })
  line.say({ content: send.content, client_id: send.client_id })
  await line.hears(() => line.messages().length === 2)
  expect(line.messages()).toEqual([message, message])
  await phone.ask('message:send', { ...send, content: 'the end', client_id: randomUUID() })
  await laptop.hearsText(id, 'the end')
  expect(laptop.texts(id)).toEqual(['only once', 'the end'])
})

test('[DL3] the same key with another text is a conflict everywhere', async () => {
  const [phone, line] = [await connect(anna), await openLine(anna, chat_id)]
  const send = { chat_id, content: 'first text', client_id: randomUUID() }
  await phone.ask('message:send', send)
  const other = { ...send, content: 'second text' }
  expect(await phone.codeOf('message:send', other)).toBe('conflict')
  expect((await anna.api.post('/api/messages/', other)).status).toBe(409)
  line.say({ content: other.content, client_id: other.client_id })
  expect(await line.hearsError()).toMatchObject({ code: 'conflict', status: 409 })
})

test('[DL4] what one device says in a row stays in that order for everybody', async () => {
  const { id } = await group(anna, boris)
  const [phone, laptop, line] = [await connect(anna), await connect(boris), await openLine(boris, id)]
  const words = Array.from({ length: 200 }, (_, at) => `${at}`)
  const sent = words.map((content) => phone.ask('message:send', { chat_id: id, content, client_id: randomUUID() }))
  for (const word of words) line.say(`line ${word}`)
  const seqs = (await Promise.all(sent)).map(({ message }) => message.seq)
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
  await laptop.hears('chat:changes', () => laptop.texts(id).length === 400)
  expect(laptop.texts(id).filter((text) => !text.startsWith('line'))).toEqual(words)
  expect(laptop.texts(id).filter((text) => text.startsWith('line'))).toEqual(words.map((word) => `line ${word}`))
  await line.hears(() => line.texts().length === 400)
  expect(line.texts()).toEqual(laptop.texts(id))
})

test('[CH6] [DL8] who writes in a public chat hears it from then on, on all devices; the old API shows no system lines', async () => {
  const open = (await anna.api.post('/api/chats/', { name: `Open ${randomUUID()}` })).body as Chat
  const clara = await signUp(server, 'clara')
  const [phone, tablet, owner] = [await connect(clara), await connect(clara), await connect(anna)]
  const line = await openLine(anna, open.id)
  await clara.api.post('/api/messages/', { chat_id: open.id, content: 'hello all' })
  for (const device of [phone, tablet]) {
    const { changes } = await device.hears('user:changes')
    expect(changes).toMatchObject([{ type: 'chat', chat: { id: open.id, head: 3, membership: { role: 'member' } } }])
    expect(device.texts(open.id)).toEqual(['member_joined', 'hello all'])
  }
  await owner.hearsText(open.id, 'hello all')
  const joining = owner.all('chat:changes').flatMap((event) => event.changes)[0]
  expect(joining).toMatchObject({ rev: 2, members: [{ user: { id: clara.id } }] })
  await line.hearsText('hello all')
  expect(line.texts()).toEqual(['hello all'])
  const history = (await anna.api.get(`/api/messages/${open.id}`)).body as Message[]
  expect(history.map((message) => message.content)).toEqual(['hello all'])
})

test('[DL8] a new group reaches open devices of everybody in it, and its first message too', async () => {
  const phone = await connect(boris)
  const { id } = await group(anna, boris)
  const { changes } = await phone.hears('user:changes', (event) => event.changes.some((one) => 'chat' in one))
  expect(changes).toMatchObject([{ type: 'chat', chat: { id, name: 'Group', membership: { role: 'member' } } }])
  await anna.api.post('/api/messages/', { chat_id: id, content: 'welcome' })
  await phone.hearsText(id, 'welcome')
})

test('[CH1] [DL18] chats of others can neither be heard, written in, read nor opened', async () => {
  const { id } = await group(anna, boris)
  const stranger = await signUp(server, 'stranger')
  const [spy, phone] = [await connect(stranger), await connect(boris)]
  const { epoch } = await spy.ask('sync', { epoch: null, user_rev: 0, chats: [] })
  for (const foreign of [id, 2_147_483_647]) {
    const outcomes = await Promise.all([
      spy.codeOf('message:send', { chat_id: foreign, content: 'let me in', client_id: randomUUID() }),
      spy.codeOf('chat:read', { chat_id: foreign, seq: 1 }),
      spy.codeOf('chat:open', { chat_id: foreign }),
      spy.codeOf('changes', { chat_id: foreign, after: 0, epoch }),
      spy.codeOf('history', { chat_id: foreign }),
      spy.codeOf('chat:typing', { chat_id: foreign }),
      spy.codeOf('chat:close', { chat_id: foreign }),
      spy.codeOf('join', `chat:${foreign}`),
    ])
    expect(outcomes).toEqual([...Array(5).fill('not_found'), 'ok', 'ok', 'bad_request'])
  }
  await anna.api.post('/api/messages/', { chat_id: id, content: 'secret' })
  await phone.hearsText(id, 'secret')
  expect(phone.all('chat:typing')).toEqual([])
  expect(spy.all('chat:changes')).toEqual([])
})
