import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Chat } from '#contracts/chats.ts'
import type { Message, MessageVersion } from '#contracts/messages.ts'
import { signUp } from '#testing/api-client.ts'
import { openLine } from '#testing/chat-line.ts'
import { connect } from '#testing/device.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const [anna, boris] = [await signUp(server, 'anna'), await signUp(server, 'boris')]
const { id: chat_id } = (await anna.api.post('/api/chats/', { user_id: boris.id })).body as Chat

const say = async (content: string) =>
  (await anna.api.post('/api/messages/', { chat_id, content, client_id: randomUUID() })).body as Message
const edit = (seq: number, body: unknown) => anna.api.call('PATCH', `/api/messages/${chat_id}/${seq}`, body)

test('[ED3] an edit is heard by every device as a step, and by no program on `/ws/chat`', async () => {
  const [phone, laptop, line] = [await connect(anna), await connect(boris), await openLine(boris, chat_id)]
  const said = await say('frist')
  const answer = await edit(said.seq, { version: 1, content: 'first' })
  expect(answer).toMatchObject({
    status: 200,
    body: { ...said, content: 'first', version: 2, rev: said.rev + 1, edited_at: expect.any(String) },
  })
  await say('second')
  await line.hearsText('second')
  expect(line.texts()).toEqual(['frist', 'second'])
  for (const device of [phone, laptop]) {
    await device.hearsText(chat_id, 'second')
    const steps = device.all('chat:changes').flatMap(({ changes }) => changes)
    expect(steps.map(({ rev, message }) => [rev, message?.seq, message?.content])).toEqual([
      [said.rev, said.seq, 'frist'],
      [said.rev + 1, said.seq, 'first'],
      [said.rev + 2, said.rev + 2, 'second'],
    ])
  }
  const { body } = await boris.api.get(`/api/messages/${chat_id}`)
  expect((body as Message[]).map(({ seq, content }) => [seq, content])).toEqual([
    [said.seq, 'first'],
    [said.rev + 2, 'second'],
  ])
})

test('[ED2] who edits an old version is told, and nothing is changed', async () => {
  const said = await say('mine')
  await edit(said.seq, { version: 1, content: 'by the phone' })
  const late = await edit(said.seq, { version: 1, content: 'by the laptop' })
  expect(late).toMatchObject({ status: 409, body: { code: 'conflict', detail: 'The message was edited meanwhile' } })
  const versions = (await boris.api.get(`/api/messages/${chat_id}/${said.seq}/versions`)).body as MessageVersion[]
  expect(versions.map(({ version, content }) => [version, content])).toEqual([
    [1, 'mine'],
    [2, 'by the phone'],
  ])
})

test.each([
  ['no version', { content: 'x' }, 'version'],
  ['a version that cannot be', { version: 0, content: 'x' }, 'version'],
  ['a version beyond what is counted', { version: 2 ** 40, content: 'x' }, 'version'],
  ['no text', { version: 1 }, 'content'],
  ['an empty text', { version: 1, content: '  ' }, 'content'],
  ['a text that is too long', { version: 1, content: 'x'.repeat(8001) }, 'content'],
])('[DL1] %s is answered by 422 at its field', async (_, body, path) => {
  const said = await say('mine')
  const answer = await edit(said.seq, body)
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ path }] } })
})

test('[ED1] another one’s message and a place without one are refused in plain words', async () => {
  const said = (await boris.api.post('/api/messages/', { chat_id, content: 'his' })).body as Message
  expect(await edit(said.seq, { version: 1, content: 'x' })).toMatchObject({
    status: 403,
    body: { detail: 'Only your own messages can be edited' },
  })
  for (const seq of [0, 999_999, Number.MAX_SAFE_INTEGER]) {
    const answer = await edit(seq, { version: 1, content: 'x' })
    expect(answer).toMatchObject({ status: 404, body: { detail: 'Message not found' } })
  }
})
