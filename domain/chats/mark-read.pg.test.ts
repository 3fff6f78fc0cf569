import { expect, test } from 'vitest'
import { createPublicChat, openDirectChat } from '#domain/chats/create-chat.ts'
import { getChat } from '#domain/chats/list-chats.ts'
import { markRead } from '#domain/chats/mark-read.ts'
import type { DomainEvent } from '#domain/events.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { onEvents } from '#runtime/event-bus.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

async function threeUnread() {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id } = await openDirectChat(anna, boris.userId)
  for (const content of ['1', '2', '3']) await sendMessage(anna, { chat_id: id, content })
  return { anna, boris, chat_id: id }
}

test('[CH11] a mark moves forward only, and never past the head', async () => {
  const { anna, boris, chat_id } = await threeUnread()
  expect((await getChat(boris, chat_id)).membership?.unread).toEqual({ count: 3, mentions: [], at: 4 })
  expect(await markRead(boris, { chat_id, seq: 3 })).toMatchObject({ last_read_seq: 3, unread: { count: 1, at: 4 } })
  expect(await markRead(boris, { chat_id, seq: 2 })).toMatchObject({ last_read_seq: 3, unread: { count: 1, at: 4 } })
  const furthest = await markRead(boris, { chat_id, seq: Number.MAX_SAFE_INTEGER })
  expect(furthest).toMatchObject({ last_read_seq: 4, unread: { count: 0, at: 4 } })
  expect((await getChat(anna, chat_id)).others_read_seq).toBe(4)
})

test('[CH11] moving a mark is one step of the person, and told to the others', async () => {
  const { boris, chat_id } = await threeUnread()
  const told: DomainEvent[] = []
  const stop = onEvents<DomainEvent>((event) => told.push(event))
  const answer = await markRead(boris, { chat_id, seq: 4 })
  await markRead(boris, { chat_id, seq: 4 })
  stop()
  expect(told).toMatchObject([
    {
      type: 'user_changed',
      userId: boris.userId,
      after: answer.user_rev - 1,
      upto: answer.user_rev,
      changes: [{ type: 'read', chat_id, last_read_seq: 4, unread: { count: 0, at: 4 } }],
    },
    { type: 'read_advanced', chatId: chat_id, userId: boris.userId, seq: 4 },
  ])
})

test('[CH11] many devices that read at once end at the furthest mark', async () => {
  const { boris, chat_id } = await threeUnread()
  const answers = await Promise.all([2, 4, 3, 2, 4, 3].map((seq) => markRead(boris, { chat_id, seq })))
  for (const answer of answers) expect(answer.last_read_seq).toBeGreaterThanOrEqual(2)
  expect((await getChat(boris, chat_id)).membership).toMatchObject({ last_read_seq: 4, unread: { count: 0 } })
})

test('[CH1] [CH11] a mark needs membership', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { chat_id } = await threeUnread()
  const open = await createPublicChat(anna, 'Open')
  expect(await codeOf(markRead(anna, { chat_id, seq: 1 }))).toBe('not_found')
  expect(await codeOf(markRead(anna, { chat_id: 2_147_483_647, seq: 1 }))).toBe('not_found')
  expect(await codeOf(markRead(boris, { chat_id: open.id, seq: 1 }))).toBe('forbidden')
})
