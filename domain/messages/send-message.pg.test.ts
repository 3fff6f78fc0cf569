import { randomUUID } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { chats, members } from '#db/schema/chats.ts'
import { messages } from '#db/schema/messages.ts'
import { sessions } from '#db/schema/sessions.ts'
import { createGroup, createPublicChat, openDirectChat } from '#domain/chats/create-chat.ts'
import { getChat, listChats } from '#domain/chats/list-chats.ts'
import type { DomainEvent } from '#domain/events.ts'
import { readHistory } from '#domain/messages/read-history.ts'
import { sendMessage, submitMessage } from '#domain/messages/send-message.ts'
import { db } from '#runtime/database.ts'
import { onEvents } from '#runtime/event-bus.ts'
import { membersOf } from '#testing/members.ts'
import { codeOf } from '#testing/outcome.ts'
import { openSession, type Person, person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

async function pair(): Promise<{ anna: Person; boris: Person; chatId: number }> {
  const [anna, boris] = [await person('anna'), await person('boris')]
  return { anna, boris, chatId: (await openDirectChat(anna, boris.userId)).id }
}

const textsOf = async (actor: Person, chatId: number) =>
  (await readHistory(actor, { chat_id: chatId, limit: 200 })).messages.map((message) => message.content)

test('[DL1] a message is stored exactly as sent and answered as stored', async () => {
  const { anna, boris, chatId } = await pair()
  const content = '  <b>Привет</b> & "quotes" \\ {a,b} \'; DROP TABLE messages;-- 👩‍👩‍👧‍👦\n '
  const client_id = randomUUID()
  const message = await sendMessage(anna, { chat_id: chatId, content, client_id })
  expect(message).toMatchObject({ chat_id: chatId, user_id: anna.userId, username: anna.username, content, client_id })
  expect(message).toMatchObject({ seq: 2, rev: 2, system: null, display_name: 'anna' })
  expect((await readHistory(boris, { chat_id: chatId })).messages).toEqual([message])
  expect((await getChat(boris, chatId)).last_message).toEqual(message)
})

test('[DL3] a repeat with the same key answers the first message and stores nothing', async () => {
  const { anna, chatId } = await pair()
  const send = { chat_id: chatId, content: 'once', client_id: randomUUID() }
  const first = await submitMessage(anna, send)
  const again = await submitMessage(anna, send)
  expect(first.repeated).toBe(false)
  expect(again).toEqual({ ok: true, message: first.message, repeated: true })
  const many = await Promise.all(Array.from({ length: 20 }, () => sendMessage(anna, send)))
  for (const message of many) expect(message).toEqual(first.message)
  expect(await textsOf(anna, chatId)).toEqual(['once'])
})

test('[DL3] the same key sent many times at once is stored once', async () => {
  const { anna, chatId } = await pair()
  const send = { chat_id: chatId, content: 'at once', client_id: randomUUID() }
  const answers = await Promise.all(Array.from({ length: 30 }, () => sendMessage(anna, send)))
  expect(new Set(answers.map((message) => message.id)).size).toBe(1)
  expect(await textsOf(anna, chatId)).toEqual(['at once'])
})

test('[DL3] a key that was used for another text or chat is a conflict, for the same sender only', async () => {
  const { anna, boris, chatId } = await pair()
  const other = await createPublicChat(anna, 'Other')
  const client_id = randomUUID()
  const both = await Promise.allSettled([
    sendMessage(anna, { chat_id: chatId, content: 'one', client_id }),
    sendMessage(anna, { chat_id: chatId, content: 'two', client_id }),
  ])
  expect(both.map((each) => each.status)).toEqual(['fulfilled', 'rejected'])
  expect(await codeOf(sendMessage(anna, { chat_id: chatId, content: 'two', client_id }))).toBe('conflict')
  expect(await codeOf(sendMessage(anna, { chat_id: other.id, content: 'one', client_id }))).toBe('conflict')
  expect(await codeOf(sendMessage(boris, { chat_id: chatId, content: 'two', client_id }))).toBe('ok')
  expect(await textsOf(anna, chatId)).toEqual(['one', 'two'])
})

test('[DL4] fifty writers at once leave a dense counter, and each writer his own order', async () => {
  const writers = await Promise.all(Array.from({ length: 50 }, () => person('writer')))
  const [owner] = writers as [Person, ...Person[]]
  const group = await createGroup(owner, { name: 'Busy', memberIds: writers.slice(1).map((each) => each.userId) })
  const answers = await Promise.all(
    writers.flatMap((writer) =>
      Array.from({ length: 10 }, (_, at) => sendMessage(writer, { chat_id: group.id, content: `${at}` })),
    ),
  )
  const seqs = answers.map((message) => message.seq).sort((a, b) => a - b)
  expect(seqs).toEqual(Array.from({ length: 500 }, (_, at) => at + 2))
  for (const writer of writers) {
    const own = answers.filter((message) => message.user_id === writer.userId).sort((a, b) => a.seq - b.seq)
    expect(own.map((message) => message.content)).toEqual(own.map((_, at) => `${at}`))
  }
  const [stored] = await db().select().from(chats).where(eq(chats.id, group.id))
  expect(stored?.head).toBe(501)
  expect((await getChat(owner, group.id)).last_message?.seq).toBe(501)
  const times = await db()
    .select({ at: messages.createdAt })
    .from(messages)
    .where(eq(messages.chatId, group.id))
    .orderBy(messages.seq)
  expect(times.map(({ at }) => at.getTime())).toEqual(times.map(({ at }) => at.getTime()).sort((a, b) => a - b))
})

test('[DL5] one bad send of a batch fails alone', async () => {
  const { anna, boris, chatId } = await pair()
  const stranger = await person('stranger')
  const signedOut = { ...boris, sessionId: await openSession(boris.userId) }
  await db().update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, signedOut.sessionId))
  const client_id = randomUUID()
  const outcomes = await Promise.all([
    codeOf(sendMessage(anna, { chat_id: chatId, content: 'a', client_id })),
    codeOf(sendMessage(stranger, { chat_id: chatId, content: 'b' })),
    codeOf(sendMessage(signedOut, { chat_id: chatId, content: 'c' })),
    codeOf(sendMessage(anna, { chat_id: chatId, content: 'd', client_id })),
    codeOf(sendMessage(anna, { chat_id: 2_147_483_647, content: 'e' })),
    codeOf(sendMessage(boris, { chat_id: chatId, content: 'f' })),
  ])
  expect(outcomes).toEqual(['ok', 'not_found', 'invalid_token', 'conflict', 'not_found', 'ok'])
  expect(await textsOf(anna, chatId)).toEqual(['a', 'f'])
})

test('[CH6] posting in a public chat joins it: one system line, one member, then the message', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const chat = await createPublicChat(anna, 'Open')
  await sendMessage(anna, { chat_id: chat.id, content: 'before' })
  const told: DomainEvent[] = []
  const stop = onEvents<DomainEvent>((event) => told.push(event))
  const sent = await Promise.all(['hello', 'there'].map((content) => sendMessage(boris, { chat_id: chat.id, content })))
  stop()
  expect(sent.map((message) => message.seq)).toEqual([4, 5])
  const lines = (await readHistory(anna, { chat_id: chat.id })).messages
  expect(lines.map((line) => line.system?.type ?? line.content)).toEqual([
    'chat_created',
    'before',
    'member_joined',
    'hello',
    'there',
  ])
  const found = await membersOf(anna, chat.id)
  expect(found.map(({ user, rev, last_read_seq }) => [user.id, rev, last_read_seq])).toEqual([
    [anna.userId, 1, 1],
    [boris.userId, 3, 3],
  ])
  const mine = await getChat(boris, chat.id)
  expect(mine).toMatchObject({ member_count: 2, membership: { unread: { count: 0 } } })
  expect(await listChats(boris)).toEqual([mine])
  const joining = told.find((event) => event.type === 'chat_changed')
  expect(joining).toMatchObject({ changes: { after: 2 } })
  expect(joining?.type === 'chat_changed' && joining.changes.changes[0]).toMatchObject({
    rev: 3,
    message: { system: { type: 'member_joined' } },
    members: [{ user: { id: boris.userId }, rev: 3 }],
  })
  expect(told.filter((event) => event.type === 'user_changed' && event.userId === boris.userId)).toHaveLength(1)
})

test('[CH6] many people who post in a public chat at once all join, each once', async () => {
  const [owner, ...guests] = await Promise.all(Array.from({ length: 21 }, () => person('guest')))
  const chats = await Promise.all([1, 2, 3].map((at) => createPublicChat(owner as Person, `Square ${at}`)))
  await Promise.all(
    guests.flatMap((guest) =>
      chats.flatMap(({ id }) => [1, 2].map(() => sendMessage(guest, { chat_id: id, content: 'hi' }))),
    ),
  )
  for (const { id } of chats) {
    expect(await getChat(owner as Person, id)).toMatchObject({ member_count: 21, head: 1 + 20 * 3 })
    const revs = (await membersOf(owner as Person, id)).map((each) => each.rev)
    expect(new Set(revs).size).toBe(21)
  }
  for (const guest of guests) {
    const revs = await db().select({ rev: members.userRev }).from(members).where(eq(members.userId, guest.userId))
    expect(revs.map(({ rev }) => rev).sort()).toEqual([1, 2, 3])
  }
})

test('[CH9] unread counts equal a plain recount, whatever was read', async () => {
  const { anna, boris, chatId } = await pair()
  for (const [at, writer] of [anna, boris, boris, anna, boris].entries()) {
    await sendMessage(writer, { chat_id: chatId, content: `${at}` })
  }
  const recount = async (one: Person, mark: number) => {
    const counted = await db()
      .select({ id: messages.id })
      .from(messages)
      .where(
        and(
          eq(messages.chatId, chatId),
          isNull(messages.system),
          sql`${messages.seq} > ${mark} and ${messages.authorId} <> ${one.userId}`,
        ),
      )
    return counted.length
  }
  for (const one of [anna, boris]) {
    const { membership, head } = await getChat(one, chatId)
    expect(membership?.unread).toEqual({
      count: await recount(one, membership?.last_read_seq ?? 0),
      mentions: [],
      at: head,
    })
  }
})
