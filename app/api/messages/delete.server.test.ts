import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import { signUp } from '#testing/api-client.ts'
import { openLine } from '#testing/chat-line.ts'
import { connect } from '#testing/device.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const [anna, boris] = [await signUp(server, 'anna'), await signUp(server, 'boris')]
const { id: chat_id } = (await anna.api.post('/api/chats/', { user_id: boris.id })).body as Chat

const say = async (content: string) =>
  (await anna.api.post('/api/messages/', { chat_id, content, client_id: randomUUID() })).body as Message
const remove = (seq: number, by = anna) => by.api.call('DELETE', `/api/messages/${chat_id}/${seq}`)

test('[DE2] [DE3] every device hears that it is gone, and nobody hears or reads its text again', async () => {
  const [phone, laptop, line] = [await connect(anna), await connect(boris), await openLine(boris, chat_id)]
  const said = await say('a secret')
  await line.hearsText('a secret')
  const answer = await remove(said.seq)
  expect(answer).toMatchObject({
    status: 200,
    body: { ...said, content: '', version: 2, rev: said.rev + 1, deleted_at: expect.any(String) },
  })
  expect((await remove(said.seq)).body).toEqual(answer.body)
  const after = await say('after')
  await line.hearsText('after')
  expect(line.texts()).toEqual(['a secret', 'after'])
  for (const device of [phone, laptop]) {
    await device.hearsText(chat_id, 'after')
    const steps = device.all('chat:changes').flatMap(({ changes }) => changes)
    expect(steps.map(({ rev, message }) => [rev, message?.seq, message?.content])).toEqual([
      [said.rev, said.seq, 'a secret'],
      [said.rev + 1, said.seq, ''],
      [after.rev, after.seq, 'after'],
    ])
  }
  const { body } = await boris.api.get(`/api/messages/${chat_id}`)
  expect((body as Message[]).map(({ content }) => content)).toEqual(['after'])
  expect((await boris.api.get(`/api/messages/${chat_id}/${said.seq}/versions`)).status).toBe(404)
})

test('[DE1] another one’s message and a place without one are refused in plain words', async () => {
  const said = await say('mine')
  expect(await remove(said.seq, boris)).toMatchObject({
    status: 403,
    body: { detail: 'Only your own messages can be deleted' },
  })
  for (const seq of [0, 999_999, Number.MAX_SAFE_INTEGER]) {
    expect(await remove(seq)).toMatchObject({ status: 404, body: { detail: 'Message not found' } })
  }
})
