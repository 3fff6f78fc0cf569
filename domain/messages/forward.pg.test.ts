import { expect, test } from 'vitest'
import { createGroup, createPublicChat, openDirectChat } from '#domain/chats/create-chat.ts'
import { deleteMessage } from '#domain/messages/delete-message.ts'
import { editMessage } from '#domain/messages/edit-message.ts'
import { readHistory } from '#domain/messages/read-history.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

/** Anna has said something to Boris, who also knows Vera. */
async function said(content = 'Meet at nine') {
  const [anna, boris, vera] = [await person('anna'), await person('boris'), await person('vera')]
  const { id: chat_id } = await openDirectChat(anna, boris.userId)
  const { id: other } = await openDirectChat(boris, vera.userId)
  const message = await sendMessage(anna, { chat_id, content })
  return { anna, boris, vera, other, content, message, forward: { chat_id, seq: message.seq } }
}

test('[FW1] [FW2] what is passed on names who wrote it first, also when it is passed on again', async () => {
  const { anna, boris, vera, other, content, forward, message } = await said()
  const from = { user_id: anna.userId, display_name: message.display_name }
  const first = await sendMessage(boris, { chat_id: other, content, forward })
  expect(first).toMatchObject({ user_id: boris.userId, content, forwarded_from: from, reply: null })
  expect((await readHistory(vera, { chat_id: other })).messages.at(-1)).toEqual(first)
  const square = await createPublicChat(vera, 'Square')
  const again = await sendMessage(vera, { chat_id: square.id, content, forward: { chat_id: other, seq: first.seq } })
  expect(again).toMatchObject({ user_id: vera.userId, forwarded_from: from })
})

test('[FW1] nobody passes on what he cannot read, or what was not said', async () => {
  const { boris, vera, other, content, forward } = await said()
  const secret = await createGroup(boris, { name: 'Secret', memberIds: [] })
  const refused = [
    sendMessage(vera, { chat_id: other, content, forward }),
    sendMessage(boris, { chat_id: other, content: 'Meet at ten', forward }),
    sendMessage(boris, { chat_id: other, content: 'created the chat', forward: { chat_id: secret.id, seq: 1 } }),
    sendMessage(boris, { chat_id: other, content, forward: { ...forward, seq: 999 } }),
  ]
  for (const send of refused) expect(await codeOf(send)).toBe('invalid')
})

test('[FW1] [FW3] a former text may be on its way; one that was deleted is not passed on, and what was passed on stays', async () => {
  const { anna, boris, vera, other, content, forward } = await said()
  const copy = await sendMessage(boris, { chat_id: other, content, forward })
  await editMessage(anna, { ...forward, version: 1, content: 'Meet at ten' })
  expect(await sendMessage(boris, { chat_id: other, content, forward })).toMatchObject({ content })
  await deleteMessage(anna, forward)
  expect(await codeOf(sendMessage(boris, { chat_id: other, content, forward }))).toBe('invalid')
  const { messages } = await readHistory(vera, { chat_id: other })
  expect(messages.find(({ seq }) => seq === copy.seq)).toEqual(copy)
})
