import { count, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { chats, members } from '#db/schema/chats.ts'
import { createGroup, createPublicChat, openDirectChat } from '#domain/chats/create-chat.ts'
import { getChat, listChats, searchPublicChats } from '#domain/chats/list-chats.ts'
import type { DomainEvent } from '#domain/events.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { db } from '#runtime/database.ts'
import { onEvents } from '#runtime/event-bus.ts'
import { membersOf } from '#testing/members.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

test('[CH3] two people who open their direct chat fifty times at once get one chat', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const opened = await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      at % 2 ? openDirectChat(anna, boris.userId) : openDirectChat(boris, anna.userId),
    ),
  )
  expect(new Set(opened.map((chat) => chat.id)).size).toBe(1)
  const [stored] = await db()
    .select({ n: count() })
    .from(members)
    .where(eq(members.chatId, opened[0]?.id ?? 0))
  expect(stored?.n).toBe(2)
  expect(await listChats(anna)).toHaveLength(1)
  expect(await listChats(boris)).toHaveLength(1)
})

test('[CH3] [CH4] a direct chat is named after the other and has no system line', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const mine = await openDirectChat(anna, boris.userId)
  const theirs = await getChat(boris, mine.id)
  expect(mine).toMatchObject({ kind: 'direct', visibility: 'private', name: `Chat with ${boris.username}`, head: 1 })
  expect(mine).toMatchObject({ peer: { id: boris.userId }, last_message: null, member_count: 2 })
  expect(theirs).toMatchObject({ name: `Chat with ${anna.username}`, peer: { id: anna.userId } })
  expect(mine.last_message_time).toBe(mine.created_at)
})

test('[CH3] nobody has a direct chat with himself or with nobody', async () => {
  const anna = await person('anna')
  expect(await codeOf(openDirectChat(anna, anna.userId))).toBe('bad_request')
  expect(await codeOf(openDirectChat(anna, 2_147_483_647))).toBe('not_found')
  const [stored] = await db().select({ n: count() }).from(chats).where(eq(chats.createdBy, anna.userId))
  expect(stored?.n).toBe(0)
})

test('[CH2] [CH5] a group begins with its members and one system line, the creator owns it', async () => {
  const [anna, boris, clara] = [await person('anna'), await person('boris'), await person('clara')]
  const group = await createGroup(anna, { name: 'Дача', memberIds: [boris.userId, clara.userId, boris.userId] })
  expect(group).toMatchObject({ kind: 'group', visibility: 'private', name: 'Дача', head: 1, member_count: 3 })
  expect(group.last_message).toMatchObject({ seq: 1, rev: 1, system: { type: 'chat_created', name: 'Дача' } })
  const found = await membersOf(boris, group.id)
  expect(found.map(({ user, role }) => [user.id, role])).toEqual([
    [anna.userId, 'owner'],
    [boris.userId, 'member'],
    [clara.userId, 'member'],
  ])
  expect((await getChat(boris, group.id)).membership).toMatchObject({ role: 'member', unread: { count: 0, at: 1 } })
})

test('[CH2] a group with somebody who does not exist is not made', async () => {
  const anna = await person('anna')
  expect(await codeOf(createGroup(anna, { name: 'Nobody', memberIds: [2_147_483_647] }))).toBe('not_found')
  expect(await listChats(anna)).toEqual([])
})

test('[CH1] a private chat and one that does not exist look alike to others', async () => {
  const [anna, boris, stranger] = [await person('anna'), await person('boris'), await person('stranger')]
  const { id } = await createGroup(anna, { name: 'Private', memberIds: [boris.userId] })
  for (const chatId of [id, 2_147_483_647]) {
    expect(await codeOf(getChat(stranger, chatId))).toBe('not_found')
    expect(await codeOf(membersOf(stranger, chatId))).toBe('not_found')
    expect(await codeOf(sendMessage(stranger, { chat_id: chatId, content: 'let me in' }))).toBe('not_found')
  }
})

test('[CH1] [CH10] a public chat is found by a part of its name in any case, and seen by everybody', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const chat = await createPublicChat(anna, 'Соседи 50% _и_ друзья')
  for (const text of ['соседи', 'СОСЕД', '50% _', 'Друзья']) {
    expect((await searchPublicChats(boris, text)).map((each) => each.id)).toEqual([chat.id])
  }
  for (const text of ['сосед%друзья', '', 'дача', '5_%']) expect(await searchPublicChats(boris, text)).toEqual([])
  expect((await getChat(boris, chat.id)).membership).toBeNull()
  expect(await listChats(boris)).toEqual([])
})

test('[DL8] a new chat is told to everybody in it, as he sees it, after the commit', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const told: DomainEvent[] = []
  const stop = onEvents<DomainEvent>((event) => told.push(event))
  const group = await createGroup(anna, { name: 'Told', memberIds: [boris.userId] })
  stop()
  expect(told.map((event) => event.type)).toEqual(['members_joined', 'chat_changed', 'user_changed', 'user_changed'])
  expect(told[1]).toMatchObject({ changes: { chat_id: group.id, after: 0, upto: 1 } })
  for (const one of [anna, boris]) {
    const event = told.find((each) => each.type === 'user_changed' && each.userId === one.userId)
    expect(event).toMatchObject({ after: 0, upto: 1, changes: [{ type: 'chat', rev: 1 }] })
    expect(event?.type === 'user_changed' && event.changes[0]).toMatchObject({ chat: await getChat(one, group.id) })
  }
})

test('[DL7] whoever was signed out creates nothing', async () => {
  const anna = await person('anna')
  const gone = { ...anna, sessionId: '00000000-0000-4000-8000-000000000000' }
  expect(await codeOf(createPublicChat(gone, 'Late'))).toBe('invalid_token')
  expect(await listChats(anna)).toEqual([])
})
