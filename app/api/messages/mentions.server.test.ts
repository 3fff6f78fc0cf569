import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import { signUp } from '#testing/api-client.ts'
import { openLine } from '#testing/chat-line.ts'
import { connect } from '#testing/device.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const [anna, boris, clara] = [
  await signUp(server, 'anna'),
  await signUp(server, 'boris'),
  await signUp(server, 'clara'),
]
const group = { name: 'Garden', member_ids: [boris.id], visibility: 'private' }
const { id: chat_id } = (await anna.api.post('/api/chats/', group)).body as Chat

test('[MN1] [MN2] whom a text calls is told the same, whichever way it was sent and is heard', async () => {
  const [phone, line] = [await connect(boris), await openLine(anna, chat_id)]
  const content = `@${boris.username}, @${clara.username} and @all`
  const sent = await anna.api.post('/api/messages/', { chat_id, content, client_id: randomUUID() })
  const mentions = [{ user_id: boris.id, username: boris.username }]
  expect(sent).toMatchObject({ status: 200, body: { content, mentions, mentions_all: true } })
  await line.hearsText(content)
  expect(line.messages().at(-1)).toEqual(sent.body)
  await phone.hearsText(chat_id, content)
  const { seq } = sent.body as Message
  const unread = { count: 1, mentions: [seq], at: seq }
  const list = (await boris.api.get('/api/chats/')).body as Chat[]
  expect(list.find(({ id }) => id === chat_id)).toMatchObject({ membership: { unread }, last_message: sent.body })
  const read = await boris.api.call('PUT', `/api/chats/${chat_id}/read`, { seq })
  expect(read.body).toMatchObject({ unread: { count: 0, mentions: [] } })
})

test('[MN2] a name from outside is told apart neither from one that nobody has nor from a word', async () => {
  const answers = []
  for (const name of [clara.username, `nobody${randomUUID().slice(0, 8)}`]) {
    const { status, body } = await anna.api.post('/api/messages/', { chat_id, content: `@${name}` })
    const { mentions, mentions_all } = body as Message
    answers.push({ status, mentions, mentions_all })
  }
  expect(answers[0]).toEqual({ status: 200, mentions: [], mentions_all: false })
  expect(answers[1]).toEqual(answers[0])
})
