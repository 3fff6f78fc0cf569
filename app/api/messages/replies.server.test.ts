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

const send = (by: typeof anna, body: object) =>
  by.api.post('/api/messages/', { chat_id, client_id: randomUUID(), ...body })

test('[RP1] [RP2] a reply is the same for whoever sent it, hears it or reads it, whichever way', async () => {
  const [phone, line] = [await connect(boris), await openLine(anna, chat_id)]
  const original = (await send(anna, { content: 'Tulips or roses?' })).body as Message
  const answer = await send(boris, { content: 'Roses', reply: { seq: original.seq, quote: 'roses' } })
  expect(answer).toMatchObject({
    status: 200,
    body: {
      content: 'Roses',
      forwarded_from: null,
      reply: {
        seq: original.seq,
        rev: original.rev,
        user_id: anna.id,
        display_name: original.display_name,
        text: 'Tulips or roses?',
        quote: 'roses',
        deleted: false,
      },
    },
  })
  await line.hearsText('Roses')
  expect(line.messages().at(-1)).toEqual(answer.body)
  await phone.hearsText(chat_id, 'Roses')
  const steps = phone.all('chat:changes').flatMap(({ changes }) => changes)
  expect(steps.at(-1)?.message).toEqual(answer.body)
  expect(((await anna.api.get(`/api/messages/${chat_id}`)).body as Message[]).at(-1)).toEqual(answer.body)
})

test('[RP1] Socket.IO and `/ws/chat` take replies too', async () => {
  const [phone, line] = [await connect(boris), await openLine(boris, chat_id)]
  const { seq } = (await send(anna, { content: 'And now?' })).body as Message
  const reply = { seq }
  const answer = await phone.ask('message:send', { chat_id, content: 'By socket', client_id: randomUUID(), reply })
  expect(answer).toMatchObject({ message: { reply: { seq, text: 'And now?', quote: null } } })
  line.say({ content: 'By line', reply })
  await line.hearsText('By line')
  expect(line.messages().at(-1)).toMatchObject({ content: 'By line', reply: { seq } })
})

test('[RP1] [RP3] what cannot be answered or quoted is refused in plain words, and takes no number', async () => {
  const { seq } = (await send(anna, { content: 'Hello' })).body as Message
  const refused: [reply: unknown, path: string][] = [
    [{ seq: seq + 100 }, 'reply.seq'],
    [{ seq: 1 }, 'reply.seq'],
    [{ seq: 0 }, 'reply.seq'],
    [{ seq: 'x' }, 'reply.seq'],
    [{ seq, quote: ' ' }, 'reply.quote'],
    [{ seq, quote: 'x'.repeat(1001) }, 'reply.quote'],
  ]
  for (const [reply, path] of refused) {
    expect(await send(boris, { content: 'Hm', reply })).toMatchObject({ status: 422, body: { errors: [{ path }] } })
  }
  expect((await send(boris, { content: 'Last' })).body).toMatchObject({ seq: seq + 1 })
})

test('[FW1] [FW2] what is passed on names who wrote it, and nobody can put words into another one’s mouth', async () => {
  const { seq } = (await send(anna, { content: 'Meet at nine' })).body as Message
  const { id: group } = (
    await boris.api.post('/api/chats/', { name: 'Two', member_ids: [anna.id], visibility: 'private' })
  ).body as Chat
  const forward = { chat_id, seq }
  expect(await send(boris, { chat_id: group, content: 'Meet at nine', forward })).toMatchObject({
    status: 200,
    body: { chat_id: group, user_id: boris.id, reply: null, forwarded_from: { user_id: anna.id } },
  })
  expect(await send(boris, { chat_id: group, content: 'Meet at ten', forward })).toMatchObject({
    status: 422,
    body: { detail: 'There is no message with this text to forward', errors: [{ path: 'forward.seq' }] },
  })
})
