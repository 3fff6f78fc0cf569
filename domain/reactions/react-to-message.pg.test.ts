import { expect, test } from 'vitest'
import { createGroup, createPublicChat } from '#domain/chats/create-chat.ts'
import { getChat } from '#domain/chats/list-chats.ts'
import type { DomainEvent } from '#domain/events.ts'
import { deleteMessage } from '#domain/messages/delete-message.ts'
import { editMessage } from '#domain/messages/edit-message.ts'
import { readHistory } from '#domain/messages/read-history.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { reactToMessage, takeReactionBack } from '#domain/reactions/react-to-message.ts'
import { onEvents } from '#runtime/event-bus.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

async function said() {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id: chat_id } = await createGroup(anna, { name: 'Garden', memberIds: [boris.userId] })
  const message = await sendMessage(anna, { chat_id, content: 'said' })
  return { anna, boris, chat_id, message, place: { chat_id, seq: message.seq } }
}

test('[RX1] [RX2] a reaction is one step of the chat, told once, and moves nothing else', async () => {
  const { anna, boris, chat_id, message, place } = await said()
  const before = await getChat(boris, chat_id)
  const told: DomainEvent[] = []
  const stop = onEvents<DomainEvent>((event) => told.push(event))
  const liked = await reactToMessage(boris, { ...place, emoji: '👍🏽' })
  expect(await reactToMessage(boris, { ...place, emoji: '👍🏽' })).toEqual(liked)
  stop()
  expect(liked).toEqual({ ...message, rev: message.rev + 1, reactions: [{ emoji: '👍🏽', people: [boris.userId] }] })
  expect(told).toMatchObject([{ type: 'chat_changed', changes: { after: message.rev, upto: liked.rev } }])
  expect(await getChat(boris, chat_id)).toMatchObject({
    head: liked.rev,
    last_message: liked,
    last_message_time: before.last_message_time,
    membership: { unread: { count: before.membership?.unread.count, at: liked.rev } },
  })
  await reactToMessage(anna, { ...place, emoji: '👍🏽' })
  await takeReactionBack(boris, { ...place, emoji: '👍🏽' })
  const taken = await takeReactionBack(boris, { ...place, emoji: '👍🏽' })
  expect(taken).toMatchObject({ rev: message.rev + 3, reactions: [{ emoji: '👍🏽', people: [anna.userId] }] })
  expect(await takeReactionBack(anna, { ...place, emoji: '👍🏽' })).toMatchObject({ reactions: [] })
})

test('[RX1] whoever reacts at the same moment loses nobody’s reaction', async () => {
  const { anna, boris, chat_id, place } = await said()
  const emojis = ['👍', '❤️', '😂', '🔥', '🙏']
  await Promise.all([anna, boris].flatMap((who) => emojis.map((emoji) => reactToMessage(who, { ...place, emoji }))))
  const message = (await readHistory(anna, { chat_id })).messages.find(({ seq }) => seq === place.seq)
  expect(message?.reactions.map(({ emoji }) => emoji).sort()).toEqual([...emojis].sort())
  for (const { people } of message?.reactions ?? []) expect(people.sort()).toEqual([anna.userId, boris.userId])
})

test('[RX2] an edit keeps the reactions, and is no conflict with one', async () => {
  const { anna, boris, place } = await said()
  await reactToMessage(boris, { ...place, emoji: '👍' })
  const edited = await editMessage(anna, { ...place, version: 1, content: 'said better' })
  expect(edited).toMatchObject({ version: 2, reactions: [{ emoji: '👍', people: [boris.userId] }] })
})

test('[RX3] a deletion takes them along, and strangers and visitors have none', async () => {
  const { anna, boris, place } = await said()
  await reactToMessage(boris, { ...place, emoji: '👍' })
  expect(await deleteMessage(anna, place)).toMatchObject({ reactions: [] })
  expect(await codeOf(reactToMessage(boris, { ...place, emoji: '👍' }))).toBe('not_found')
  const stranger = await person('stranger')
  expect(await codeOf(reactToMessage(stranger, { ...place, emoji: '👍' }))).toBe('not_found')
  const open = await createPublicChat(anna, `Square ${anna.username}`)
  const { seq } = await sendMessage(anna, { chat_id: open.id, content: 'here' })
  expect(await codeOf(reactToMessage(stranger, { chat_id: open.id, seq, emoji: '👍' }))).toBe('forbidden')
  expect(await codeOf(reactToMessage(anna, { chat_id: open.id, seq: 1, emoji: '👍' }))).toBe('forbidden')
})
