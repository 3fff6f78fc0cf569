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
const react = (method: 'PUT' | 'DELETE', seq: number, emoji: string) =>
  boris.api.call(method, `/api/messages/${chat_id}/${seq}/reactions/${encodeURIComponent(emoji)}`)

test('[RX1] [RX2] every device hears of a reaction and of its end', async () => {
  const said = await say()
  const device = await connect(anna)
  expect(await react('PUT', said.seq, '❤️')).toMatchObject({
    status: 200,
    body: { ...said, rev: said.rev + 1, reactions: [{ emoji: '❤️', people: [boris.id] }] },
  })
  expect(await react('DELETE', said.seq, '❤️')).toMatchObject({ status: 200, body: { ...said, rev: said.rev + 2 } })
  const after = await say()
  await device.hears('chat:changes', ({ upto }) => upto === after.seq)
  const steps = device.all('chat:changes').flatMap(({ changes }) => changes)
  expect(steps.map(({ rev, message }) => [rev, message?.reactions])).toEqual([
    [said.rev + 1, [{ emoji: '❤️', people: [boris.id] }]],
    [said.rev + 2, []],
    [after.rev, []],
  ])
})

test.each(['👍', '👍🏽', '🇩🇪', '👨‍👩‍👧‍👦', '1️⃣', '❤️'])('[RX1] %s is an emoji', async (emoji) => {
  const said = await say()
  expect(await react('PUT', said.seq, emoji)).toMatchObject({ status: 200, body: { reactions: [{ emoji }] } })
})

test.each(['a', '1', '👍👍', '👍 ', '<b>', ':)', '❤', '\u200d', '👍'.repeat(500)])(
  '[RX1] %j is none, and is answered by 422',
  async (text) => {
    const said = await say()
    expect(await react('PUT', said.seq, text)).toMatchObject({ status: 422, body: { errors: [{ path: 'emoji' }] } })
  },
)
