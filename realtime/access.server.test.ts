import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { clientEventSchemas } from '#contracts/socket-events.ts'
import type { Endpoint } from '#http/endpoint.ts'
import { ENDPOINTS } from '#http/endpoints/all.ts'
import { PROBLEM_STATUS } from '#http/problem-status.ts'
import { ACTORS, type ActorName, ANSWERS, CALLS, CHATS, EVENTS } from '#testing/access-table.ts'
import { createAccessWorld, isSignedIn } from '#testing/access-world.ts'
import { PASSWORD } from '#testing/api-client.ts'
import { ChatLine } from '#testing/chat-line.ts'
import { connect, Device } from '#testing/device.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const world = await createAccessWorld(server)
const { member, owner } = world.people
const epoch = randomUUID()

/** Bodies that would be taken; a call that needs one and has none here is answered 422, and fails. */
const BODIES: Record<string, (chatId: number) => object> = {
  register: () => ({ username: `new_${randomUUID().slice(0, 8)}`, password: PASSWORD }),
  login: () => ({ username: member.username, password: PASSWORD }),
  updateMe: () => ({ theme: 'dark' }),
  createChat: () => ({ name: `Made ${randomUUID()}` }),
  markRead: () => ({ seq: 1 }),
  markUnread: () => ({ from_seq: 1 }),
  saveDraft: () => ({ text: 'Half a' }),
  sendMessage: (chat_id) => ({ chat_id, content: 'hello', client_id: randomUUID() }),
  editMessage: () => ({ version: 1, content: 'hello again' }),
  vote: () => ({ options: [1] }),
}
/** Calls that are about a poll. */
const ABOUT_POLLS = ['vote', 'closePoll']

const PAYLOADS: Record<keyof typeof EVENTS, (chatId: number) => object> = {
  'message:send': (chat_id) => ({ chat_id, content: 'hello', client_id: randomUUID() }),
  'chat:read': (chat_id) => ({ chat_id, seq: 1 }),
  'chat:typing': (chat_id) => ({ chat_id }),
  'chat:open': (chat_id) => ({ chat_id }),
  'chat:close': (chat_id) => ({ chat_id }),
  'presence:watch': () => ({ user_ids: [owner.id] }),
  'presence:state': () => ({ state: 'active' }),
  sync: (chat_id) => ({ epoch: null, user_rev: 0, chats: [[chat_id, 0, true]] }),
  changes: (chat_id) => ({ chat_id, after: 0, epoch }),
  history: (chat_id) => ({ chat_id }),
}

test('every call and every event has a row, and no row is left over', () => {
  expect(Object.keys(CALLS).sort()).toEqual(ENDPOINTS.map(({ name }) => name).sort())
  expect(Object.keys(EVENTS).sort()).toEqual(Object.keys(clientEventSchemas).sort())
})

describe.each(ENDPOINTS.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  '[CH1] %s',
  (_, endpoint) => {
    test.each(ACTORS)('answers %s as the table says', async (actor) => {
      const need = CALLS[endpoint.name] ?? 'anyone'
      const chats = await world.chats()
      const said: Record<string, unknown> = {}
      const answers: Record<string, number> = {}
      for (const chat of CHATS) {
        const answer = await ask(endpoint, actor, chats[chat])
        answers[chat] = answer.status
        if (answer.status === 404) said[chat] = answer.body
      }
      expect(answers).toEqual(ANSWERS[need][actor])
      // What is hidden and what is not there are told in the same words.
      for (const body of Object.values(said)) expect(body).toEqual(said.missing)
    })
  },
)

describe.each(Object.keys(EVENTS) as (keyof typeof EVENTS)[])('[CH1] the event %s', (event) => {
  test.each(ACTORS.filter(isSignedIn))('answers %s as the table says', async (actor) => {
    const chats = await world.chats()
    const device = await connect(world.people[actor])
    const answers: Record<string, number> = {}
    for (const chat of CHATS) {
      const answer = await device.askRaw(event, PAYLOADS[event](chats[chat]))
      answers[chat] = answer.ok ? 200 : PROBLEM_STATUS[answer.problem.code]
    }
    expect(answers).toEqual(ANSWERS[EVENTS[event]][actor])
  })
})

test.each(ACTORS.filter((actor) => !isSignedIn(actor)))('[WS1] %s has no socket to say anything by', async (actor) => {
  const device = new Device(server.url, { reconnection: false, extraHeaders: world.handshake(actor) })
  expect(await device.refusal()).toMatchObject({ status: 401 })
})

test('[CH12] of all who type, only members are heard', async () => {
  const chats = await world.chats()
  const ear = await connect(owner)
  for (const actor of ACTORS.filter(isSignedIn)) {
    const device = await connect(world.people[actor])
    // The direct chat is the same in all these tests, and who has just been heard there is not heard again; a message ends that.
    if (actor === 'member') await device.askRaw('message:send', PAYLOADS['message:send'](chats.direct))
    for (const chat of CHATS) await device.askRaw('chat:typing', { chat_id: chats[chat] })
  }
  await ear.ask('presence:watch', { user_ids: [] })
  const heard = ear.all('chat:typing').map(({ chat_id, user_id }) => [chat_id, user_id])
  expect(heard).toEqual([chats.group, chats.direct, chats.public].map((chatId) => [chatId, member.id]))
})

test('[CH1] `sync` tells nobody of what is hidden from him', async () => {
  const chats = await world.chats()
  for (const actor of ['stranger', 'removed'] as const) {
    const device = await connect(world.people[actor])
    const known = [chats.group, chats.direct, chats.public].map((id): [number, number, boolean] => [id, 0, true])
    const { epoch: now } = await device.ask('sync', { epoch: null, user_rev: 0, chats: [] })
    const answer = await device.ask('sync', { epoch: now, user_rev: 0, chats: known })
    expect(answer.removed.sort()).toEqual([chats.group, chats.direct].sort())
    expect(answer.changes.map((each) => each.chat_id)).toEqual([chats.public])
  }
})

describe.each(ACTORS)('[WS4] /ws/chat opened by %s', (actor) => {
  test('is opened or closed as the table says', async () => {
    const chats = await world.chats()
    const answers: Record<string, number> = {}
    for (const chat of CHATS) answers[chat] = await openAs(actor, chats[chat])
    expect(answers).toEqual(ANSWERS.see[actor])
  })
})

async function ask({ method, path, name, body }: Endpoint, actor: ActorName, chatId: number) {
  const address = path
    .replace('{chat_id}', String(chatId))
    .replace('{text}', 'anna')
    .replace('{seq}', path.includes('{seq}') ? await sayAsOwner(chatId, ABOUT_POLLS.includes(name)) : '')
    .replace('{emoji}', encodeURIComponent('👍'))
  return world.client(actor).call(method, address, body && BODIES[name]?.(chatId))
}

/** The place of a new message of the owner, or of a poll; of a missing chat just any. */
async function sayAsOwner(chat_id: number, isPoll: boolean): Promise<string> {
  const poll = isPoll ? { options: ['tea', 'coffee'] } : null
  const { body } = await owner.api.post('/api/messages/', { chat_id, content: 'of the owner', poll })
  return String((body as { seq?: number }).seq ?? 1)
}

/** 200 when it stays open, else its close code as HTTP would say it. */
async function openAs(actor: ActorName, chatId: number): Promise<number> {
  const line = new ChatLine(server.url, `/ws/chat/${chatId}`, { headers: world.handshake(actor) })
  await line.opened
  // It is closed at once, or answers this.
  line.say({ content: '' })
  const end = await Promise.race([line.ended, line.hearsError().then(() => ({ code: 4200 }))])
  line.socket.terminate()
  return 'code' in end ? end.code - 4000 : end.status
}
