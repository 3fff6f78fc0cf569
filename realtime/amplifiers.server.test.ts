import { expect, test } from 'vitest'
import type { Chat } from '#contracts/chats.ts'
import { type SignedUp, signUp } from '#testing/api-client.ts'
import { connect, type Device } from '#testing/device.ts'
import { startServer } from '#testing/server.ts'
import { until } from '#testing/until.ts'

const server = await startServer({ RATE_LIMITS: 'on' })
const [anna, boris] = [await signUp(server, 'anna'), await signUp(server, 'boris')]
const ear = await connect(boris)
const chatWith = async (body: object) => ((await anna.api.post('/api/chats/', body)).body as Chat).id
const devicesOf = (person: SignedUp, count: number) => Promise.all(Array.from({ length: count }, () => connect(person)))

/** Everything these devices said before was heard by the server, and what it told others has reached them. */
async function settled(devices: Device[]): Promise<void> {
  for (const device of [...devices, ear]) await device.ask('presence:watch', { user_ids: [anna.id] })
}

/** How often something may have been told meanwhile: once, and once more for each whole pause since. */
const timesSince = (began: number, pause: number) => 1 + Math.ceil((performance.now() - began) / pause)

test('[CH14] a person types once in 2 s in a chat, whatever all his devices say', async () => {
  const chat_id = await chatWith({ user_id: boris.id })
  const devices = await devicesOf(anna, 3)
  const began = performance.now()
  for (let round = 0; round < 20; round++) {
    for (const { socket } of devices) socket.emit('chat:typing', { chat_id })
    await settled(devices)
  }
  const heard = ear.all('chat:typing').filter((event) => event.chat_id === chat_id).length
  expect(heard).toBeGreaterThan(0)
  expect(heard).toBeLessThanOrEqual(timesSince(began, 2000))
})

test('[CH14] whoever has sent his message may type the next one at once', async () => {
  const chat_id = await chatWith({ user_id: boris.id })
  const [device] = await devicesOf(anna, 1)
  const typed = () => ear.all('chat:typing').filter((event) => event.chat_id === chat_id).length
  const before = typed()
  for (let round = 1; round <= 2; round++) {
    await device?.ask('message:send', { chat_id, content: `${round}`, client_id: crypto.randomUUID() })
    device?.socket.emit('chat:typing', { chat_id })
    await until(() => typed() === before + round)
  }
})

test('[CH14] a person types in few chats at once, whatever all his devices say', async () => {
  const chats: number[] = []
  for (let at = 0; at < 30; at++) chats.push(await chatWith({ name: `Many ${at}`, member_ids: [boris.id] }))
  const devices = await devicesOf(anna, 3)
  const began = performance.now()
  for (const chat_id of chats) {
    for (const { socket } of devices) socket.emit('chat:typing', { chat_id })
    await settled(devices)
  }
  const heard = ear.all('chat:typing').filter((event) => chats.includes(event.chat_id)).length
  expect(heard).toBeGreaterThan(0)
  expect(heard).toBeLessThanOrEqual(9 + timesSince(began, 500))
})

test('[CH14] devices that rest and wake all the time are told of every 2 s, and at last as they are', async () => {
  const clara = await signUp(server, 'clara')
  const devices = await devicesOf(clara, 2)
  await ear.ask('presence:watch', { user_ids: [clara.id] })
  const told = () => ear.all('presence').filter((event) => event.user_id === clara.id)
  const began = performance.now()
  for (let round = 0; round < 15; round++) {
    for (const state of ['active', 'idle'] as const) {
      for (const { socket } of devices) socket.emit('presence:state', { state })
      for (const device of devices) await device.ask('presence:watch', { user_ids: [] })
    }
  }
  await until(() => told().at(-1)?.state === 'idle')
  expect(told().length).toBeLessThanOrEqual(timesSince(began, 2000))
})
