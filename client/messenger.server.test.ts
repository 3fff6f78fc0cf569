import { expect, test } from 'vitest'
import type { Chat } from '#contracts/chats.ts'
import { signUp } from '#testing/api-client.ts'
import { openMessenger } from '#testing/open-messenger.ts'
import { openRelay } from '#testing/relay.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()

async function pair() {
  const [anna, boris] = [await signUp(server, 'anna'), await signUp(server, 'boris')]
  const chat = (await anna.api.post('/api/chats/', { user_id: boris.id })).body as Chat
  return { anna, boris, chatId: chat.id }
}

test('two people talk both ways, and see what the other has read', async () => {
  const { anna, boris, chatId } = await pair()
  const [hers, his] = [await openMessenger(anna, server.url), await openMessenger(boris, server.url)]
  await Promise.all([hers.openChat(chatId), his.openChat(chatId)])
  await hers.send(chatId, 'Привет!')
  await his.shows('her message', () => his.texts(chatId).includes('Привет!'))
  expect(his.getState().chats.get(chatId)?.unread).toBe(1)

  const seq = his.getState().conversations.get(chatId)?.messages.at(-1)?.seq ?? 0
  his.markRead(chatId, seq)
  expect(his.getState().chats.get(chatId)?.unread).toBe(0)
  await hers.shows('her message is read', (state) => state.chats.get(chatId)?.othersReadSeq === seq)

  his.typing(chatId)
  await hers.shows('he types', (state) => state.chats.get(chatId)?.typing[0]?.userId === boris.id)
  await his.send(chatId, 'Hello!')
  await hers.shows('his answer', () => hers.texts(chatId).includes('Hello!'))
  expect(hers.getState().chats.get(chatId)?.typing).toEqual([])
  expect(hers.texts(chatId)).toEqual(['Привет!', 'Hello!'])
  await his.shows('nothing is on its way', (state) => state.outbox.length === 0)
  expect(his.texts(chatId)).toEqual(['Привет!', 'Hello!'])
})

test('[BC2, BC13, BC14] what was written without a network arrives once and in order when it is back', async () => {
  const { anna, boris, chatId } = await pair()
  const cable = await openRelay(server.url)
  const [hers, his] = [await openMessenger(anna, cable.url), await openMessenger(boris, server.url)]
  await Promise.all([hers.openChat(chatId), his.openChat(chatId)])
  await hers.shows('online', (state) => state.connection.state === 'online')

  cable.cut()
  await hers.shows('the loss', (state) => state.connection.state === 'connecting')
  const words = Array.from({ length: 20 }, (_, place) => `offline ${place}`)
  for (const word of words) await hers.send(chatId, word)
  await his.send(chatId, 'are you there?')
  expect(hers.texts(chatId)).toEqual(words)

  cable.mend()
  hers.reconnectNow()
  await his.shows('all of it', () => his.texts(chatId).length === words.length + 1)
  await hers.shows('all of it', (state) => hers.texts(chatId).length === words.length + 1 && state.outbox.length === 0)
  expect(his.texts(chatId).filter((text) => text.startsWith('offline'))).toEqual(words)
  expect(hers.texts(chatId)).toEqual(his.texts(chatId))
})

test('[BC13] a cable that is cut all the time loses and doubles nothing', async () => {
  const { anna, boris, chatId } = await pair()
  const cable = await openRelay(server.url)
  const [hers, his] = [await openMessenger(anna, cable.url), await openMessenger(boris, server.url)]
  await Promise.all([hers.openChat(chatId), his.openChat(chatId)])
  const words = Array.from({ length: 30 }, (_, place) => `word ${place}`)
  for (const [place, word] of words.entries()) {
    void hers.send(chatId, word)
    if (place % 5 !== 4) continue
    await his.shows(`word ${place - 4}`, () => his.texts(chatId).includes(`word ${place - 4}`))
    cable.cut()
    cable.mend()
    hers.reconnectNow()
  }
  await his.shows('all words', () => his.texts(chatId).length === words.length)
  expect(his.texts(chatId)).toEqual(words)
  await hers.shows('an empty queue', (state) => state.outbox.length === 0)
  expect(hers.texts(chatId)).toEqual(words)
})

test('[BC13, BC21] a server that dies at once and comes back finds everybody again, and nothing is lost', async () => {
  const mortal = await startServer()
  const [anna, boris] = [await signUp(mortal, 'anna'), await signUp(mortal, 'boris')]
  const { id } = (await anna.api.post('/api/chats/', { user_id: boris.id })).body as Chat
  const cable = await openRelay(mortal.url)
  const [hers, his] = [await openMessenger(anna, cable.url), await openMessenger(boris, cable.url)]
  await Promise.all([hers.openChat(id), his.openChat(id)])
  for (const word of ['one', 'two', 'three']) void hers.send(id, word)
  await his.shows('the first word', () => his.texts(id).includes('one'))
  process.kill(mortal.pid, 'SIGKILL')
  await his.shows('the loss', (state) => state.connection.state === 'connecting')
  await hers.send(id, 'four')
  await his.send(id, 'five')

  const reborn = await startServer({ DATABASE_URL: mortal.databaseUrl })
  cable.lead(reborn.url)
  for (const each of [hers, his]) {
    each.reconnectNow()
    await each.shows('all words', (state) => each.texts(id).length === 5 && state.outbox.length === 0)
  }
  expect(hers.texts(id).filter((word) => word !== 'five')).toEqual(['one', 'two', 'three', 'four'])
  expect(his.texts(id)).toEqual(hers.texts(id))
  await reborn.stop()
})

test('two devices of one person agree on what was read', async () => {
  const { anna, boris, chatId } = await pair()
  const [phone, laptop] = [await openMessenger(anna, server.url), await openMessenger(anna, server.url)]
  await Promise.all([phone.openChat(chatId), laptop.shows('online', (state) => state.connection.state === 'online')])
  for (const content of ['one', 'two', 'three']) await boris.api.post('/api/messages/', { chat_id: chatId, content })
  for (const device of [phone, laptop]) {
    await device.shows('three unread', (state) => state.chats.get(chatId)?.unread === 3)
  }
  const second = phone.getState().conversations.get(chatId)?.messages[1]?.seq ?? 0
  phone.markRead(chatId, second)
  for (const device of [phone, laptop]) {
    await device.shows('one unread', (state) => state.chats.get(chatId)?.unread === 1)
  }
})

test('a public chat can be looked into, and is joined by writing', async () => {
  const { anna, boris } = await pair()
  const [hers, his] = [await openMessenger(anna, server.url), await openMessenger(boris, server.url)]
  const made = await hers.createPublic('Square')
  if (!made.ok) throw new Error(made.problem.detail)
  const { id } = made.data
  await hers.openChat(id)
  await hers.send(id, 'welcome')
  await his.openChat(id)
  await his.shows('her message', () => his.texts(id).includes('welcome'))
  expect(his.getState().order).not.toContain(id)
  await hers.send(id, 'still here')
  await his.shows('what is said while he looks', () => his.texts(id).includes('still here'))
  await his.send(id, 'hello')
  await his.shows('the chat on his list', (state) => state.order[0] === id)
  await hers.shows('two members', (state) => state.chats.get(id)?.chat.member_count === 2)
  expect(hers.texts(id)).toEqual(['welcome', 'still here', 'hello'])
})

test('what does not exist is said to be missing, and a refused message fails for good', async () => {
  const { anna } = await pair()
  const hers = await openMessenger(anna, server.url)
  await hers.openChat(2_000_000_000)
  expect(hers.getState().conversations.get(2_000_000_000)?.status).toBe('missing')
  const clientId = await hers.send(2_000_000_000, 'anybody?')
  await hers.shows('the failure', (state) => state.outbox[0]?.state === 'failed')
  expect(hers.getState().outbox[0]?.problem?.code).toBe('not_found')
  await hers.discard(clientId)
  expect(hers.getState().outbox).toEqual([])
})

test('a session that ends takes everything along', async () => {
  const { anna, chatId } = await pair()
  const hers = await openMessenger(anna, server.url)
  await hers.openChat(chatId)
  await hers.signOut()
  expect(hers.pages).toEqual(['/sign-in'])
})

test('the members of a chat that are wanted before anything is known come once the list is here, and stay', async () => {
  const { anna, boris, chatId } = await pair()
  const hers = await openMessenger(anna, server.url)
  const known = hers.loadMembers(chatId)
  await hers.shows('online', (state) => state.connection.state === 'online')
  await known
  await hers.shows('the members', (state) => state.members.has(chatId))
  const ids = hers
    .getState()
    .members.get(chatId)
    ?.map(({ user }) => user.id)
  expect(ids?.sort()).toEqual([anna.id, boris.id].sort())
})

test('[ED3] an edit is on every device, after being away too, and where the message was', async () => {
  const { anna, boris, chatId } = await pair()
  const cable = await openRelay(server.url)
  const [hers, his] = [await openMessenger(anna, server.url), await openMessenger(boris, cable.url)]
  await Promise.all([hers.openChat(chatId), his.openChat(chatId)])
  await hers.send(chatId, 'frist')
  await hers.send(chatId, 'second')
  await his.shows('both', () => his.texts(chatId).length === 2)
  const { seq, version } = hers.getState().conversations.get(chatId)?.messages.at(-2) ?? { seq: 0, version: 0 }
  const unread = his.getState().chats.get(chatId)?.unread

  const answer = await hers.editMessage(chatId, { seq, version, content: 'first' })
  expect(answer).toMatchObject({ ok: true, data: { seq, version: 2 } })
  await his.shows('the edit', () => his.texts(chatId)[0] === 'first')
  cable.cut()
  await his.shows('the loss', (state) => state.connection.state === 'connecting')
  expect((await hers.editMessage(chatId, { seq, version: 2, content: 'the first' })).ok).toBe(true)
  expect(await hers.editMessage(chatId, { seq, version: 1, content: 'lost' })).toMatchObject({
    ok: false,
    problem: { code: 'conflict' },
  })
  cable.mend()
  his.reconnectNow()
  await his.shows('the edit made meanwhile', () => his.texts(chatId)[0] === 'the first')
  for (const device of [hers, his]) expect(device.texts(chatId)).toEqual(['the first', 'second'])
  expect(his.getState().chats.get(chatId)?.unread).toBe(unread)
})
