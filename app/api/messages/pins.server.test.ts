import { expect, test } from 'vitest'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import { signUp } from '#testing/api-client.ts'
import { connect } from '#testing/device.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const [anna, boris] = [await signUp(server, 'anna'), await signUp(server, 'boris')]
const { id: chat_id } = (await anna.api.post('/api/chats/', { user_id: boris.id })).body as Chat
const say = async () => (await anna.api.post('/api/messages/', { chat_id, content: 'said' })).body as Message

test('[PN1] [PN2] [PN3] every device hears of a pin and of its end, and the list says the same', async () => {
  const said = await say()
  const device = await connect(anna)
  const path = `/api/messages/${chat_id}/${said.seq}/pin`
  const pinned = await boris.api.call('PUT', path)
  expect(pinned).toMatchObject({ status: 200, body: { ...said, rev: said.rev + 1, pinned_at: expect.any(String) } })
  const list = await anna.api.get(`/api/messages/${chat_id}/pinned`)
  expect(list).toMatchObject({ status: 200, body: { chat_id, head: said.rev + 1, messages: [pinned.body] } })
  expect(await boris.api.call('DELETE', path)).toMatchObject({ status: 200, body: { ...said, rev: said.rev + 2 } })
  const after = await say()
  await device.hears('chat:changes', ({ upto }) => upto === after.seq)
  const steps = device.all('chat:changes').flatMap(({ changes }) => changes)
  expect(steps.map(({ message }) => message?.pinned_at)).toEqual([(pinned.body as Message).pinned_at, null, null])
})
