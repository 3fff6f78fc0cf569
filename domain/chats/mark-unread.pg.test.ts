import { expect, test } from 'vitest'
import { createPublicChat, openDirectChat } from '#domain/chats/create-chat.ts'
import { getChat } from '#domain/chats/list-chats.ts'
import { markRead } from '#domain/chats/mark-read.ts'
import { markUnread } from '#domain/chats/mark-unread.ts'
import type { DomainEvent } from '#domain/events.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { sync } from '#domain/sync/sync.ts'
import { onEvents } from '#runtime/event-bus.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

/** Messages 2 to 5 of Anna's, and Boris has read them all. */
async function allRead() {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id: chat_id } = await openDirectChat(anna, boris.userId)
  for (const content of ['2', '3', '4', '5']) await sendMessage(anna, { chat_id, content })
  await markRead(boris, { chat_id, seq: 5 })
  return { anna, boris, chat_id }
}

test('[CH15] a chat that is marked unread counts from there, and its read mark stays', async () => {
  const { anna, boris, chat_id } = await allRead()
  const marked = { last_read_seq: 5, unread_from: 4, unread: { count: 2, at: 5 } }
  expect(await markUnread(boris, { chat_id, from_seq: 4 })).toMatchObject(marked)
  expect((await getChat(boris, chat_id)).membership).toMatchObject(marked)
  expect((await getChat(anna, chat_id)).others_read_seq).toBe(5)
  await sendMessage(anna, { chat_id, content: '6' })
  expect((await getChat(boris, chat_id)).membership).toMatchObject({ unread_from: 4, unread: { count: 3, at: 6 } })
})

test('[CH15] where the mark is further back than the flag, it decides', async () => {
  const { anna, boris, chat_id } = await allRead()
  for (const content of ['6', '7']) await sendMessage(anna, { chat_id, content })
  expect(await markUnread(boris, { chat_id, from_seq: 7 })).toMatchObject({ unread_from: 7, unread: { count: 2 } })
  expect(await markUnread(boris, { chat_id, from_seq: 99 })).toMatchObject({ unread_from: 7, unread: { count: 2 } })
})

test('[CH15] it is one step of the person, the same again is none, and the others hear nothing', async () => {
  const { anna, boris, chat_id } = await allRead()
  const { epoch, user_rev } = await sync(boris, { epoch: null, user_rev: 0, chats: [] })
  const told: DomainEvent[] = []
  const stop = onEvents<DomainEvent>((event) => told.push(event))
  const first = await markUnread(boris, { chat_id, from_seq: 3 })
  expect(await markUnread(boris, { chat_id, from_seq: 3 })).toEqual(first)
  stop()
  expect(first).toMatchObject({ rev: user_rev + 1, user_rev: user_rev + 1 })
  const change = {
    type: 'read',
    rev: first.rev,
    chat_id,
    last_read_seq: 5,
    unread_from: 3,
    unread: { count: 3, mentions: [], at: 5 },
  }
  const { userId } = boris
  expect(told).toEqual([
    { type: 'user_changed', userId, epoch, after: user_rev, upto: user_rev + 1, changes: [change] },
  ])
  const missed = await sync(boris, { epoch, user_rev, chats: [[chat_id, 5, true]] })
  expect(missed.chats).toMatchObject([{ membership: { unread_from: 3, unread: { count: 3 }, rev: first.rev } }])
  expect((await sync(anna, { epoch, user_rev: 1, chats: [[chat_id, 5, true]] })).chats).toEqual([])
})

test('[CH16] reading up to the flag takes it away, and what came since is unread by the mark', async () => {
  const { anna, boris, chat_id } = await allRead()
  await markUnread(boris, { chat_id, from_seq: 3 })
  expect(await markRead(boris, { chat_id, seq: 2 })).toMatchObject({ unread_from: 3, unread: { count: 3 } })
  await sendMessage(anna, { chat_id, content: '6' })
  const told: DomainEvent[] = []
  const stop = onEvents<DomainEvent>((event) => told.push(event))
  const read = await markRead(boris, { chat_id, seq: 3 })
  stop()
  expect(read).toMatchObject({ last_read_seq: 5, unread_from: null, unread: { count: 1, at: 6 } })
  expect(told.map((event) => event.type)).toEqual(['user_changed'])
})

test('[CH16] a mark that names a flag takes away that one alone, wherever the mark is', async () => {
  const { boris, chat_id } = await allRead()
  await markUnread(boris, { chat_id, from_seq: 3 })
  const read = (unread_from: number | null) => markRead(boris, { chat_id, seq: 5, unread_from })
  expect(await read(null)).toMatchObject({ unread_from: 3 })
  expect(await read(4)).toMatchObject({ unread_from: 3 })
  expect(await read(3)).toMatchObject({ unread_from: null, last_read_seq: 5, unread: { count: 0 } })
  expect(await markRead(boris, { chat_id, seq: 1, unread_from: 3 })).toMatchObject({ last_read_seq: 5 })
})

test('[CH1] [CH15] the flag needs membership', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { chat_id } = await allRead()
  const open = await createPublicChat(anna, 'Open')
  expect(await codeOf(markUnread(anna, { chat_id, from_seq: 1 }))).toBe('not_found')
  expect(await codeOf(markUnread(anna, { chat_id: 2_147_483_647, from_seq: 1 }))).toBe('not_found')
  expect(await codeOf(markUnread(boris, { chat_id: open.id, from_seq: 1 }))).toBe('forbidden')
})
