import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { members } from '#db/schema/chats.ts'
import { sessions } from '#db/schema/sessions.ts'
import { createGroup, openDirectChat } from '#domain/chats/create-chat.ts'
import { getChat } from '#domain/chats/list-chats.ts'
import { markRead } from '#domain/chats/mark-read.ts'
import type { DomainEvent } from '#domain/events.ts'
import { deleteMessage } from '#domain/messages/delete-message.ts'
import { editMessage, listVersions } from '#domain/messages/edit-message.ts'
import { readHistory, readLongPage } from '#domain/messages/read-history.ts'
import { sendMessage, submitMessage } from '#domain/messages/send-message.ts'
import { readChanges } from '#domain/sync/changes.ts'
import { db } from '#runtime/database.ts'
import { onEvents } from '#runtime/event-bus.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

/** Anna has said one thing to Boris: message 2 of their chat. */
async function said(content = 'a secret') {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id: chat_id } = await openDirectChat(anna, boris.userId)
  const send = { chat_id, content, client_id: randomUUID() }
  const message = await sendMessage(anna, send)
  return { anna, boris, chat_id, send, message, place: { chat_id, seq: message.seq } }
}

test('[DE3] a deletion is one step of the chat, told once, and what is left keeps its place', async () => {
  const { anna, boris, chat_id, message, place } = await said()
  const later = await sendMessage(boris, { chat_id, content: 'answer' })
  const told: DomainEvent[] = []
  const stop = onEvents<DomainEvent>((event) => told.push(event))
  const left = await deleteMessage(anna, place)
  const again = await deleteMessage(anna, place)
  stop()
  expect(left).toEqual({
    ...message,
    content: '',
    rev: later.seq + 1,
    version: 2,
    deleted_at: expect.any(String),
  })
  expect(again).toEqual(left)
  const changes = [{ rev: left.rev, message: left, members: [] }]
  expect(told).toEqual([
    {
      type: 'chat_changed',
      changes: { chat_id, epoch: expect.any(String), after: later.seq, upto: left.rev, changes },
    },
  ])
  expect((await readHistory(boris, { chat_id })).messages).toEqual([left, later])
  const { epoch } = (told[0] as Extract<DomainEvent, { type: 'chat_changed' }>).changes
  expect(await readChanges(boris, { chat_id, after: later.seq, epoch })).toMatchObject({ upto: left.rev, changes })
})

test('[DE2] no text it has had is in any table', async () => {
  const { anna, chat_id, place } = await said('tulips')
  await editMessage(anna, { ...place, version: 1, content: 'tulips and roses' })
  await deleteMessage(anna, place)
  const { rows: tables } = await db().execute<{ name: string }>(
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  expect(tables.map(({ name }) => name)).toContain('message_versions')
  for (const { name } of tables) {
    const found = await db().execute(sql`SELECT 1 FROM ${sql.identifier(name)} t WHERE t::text LIKE '%tulips%'`)
    expect([name, found.rowCount]).toEqual([name, 0])
  }
  expect(await codeOf(listVersions(anna, place))).toBe('not_found')
  expect(await codeOf(editMessage(anna, { ...place, version: 3, content: 'tulips' }))).toBe('not_found')
  expect((await getChat(anna, chat_id)).last_message).toMatchObject({ content: '', deleted_at: expect.any(String) })
})

test('[DE2] it is no longer unread, wherever the mark stands', async () => {
  const { anna, boris, chat_id, place } = await said()
  const next = await sendMessage(anna, { chat_id, content: 'more' })
  const unread = async () => (await getChat(boris, chat_id)).membership?.unread.count
  expect(await unread()).toBe(2)
  await deleteMessage(anna, place)
  expect(await unread()).toBe(1)
  await markRead(boris, { chat_id, seq: next.seq })
  await deleteMessage(anna, { chat_id, seq: next.seq })
  expect(await unread()).toBe(0)
})

test('[DE2] pages for programs leave it out, and do not make up for it twice', async () => {
  const { anna, chat_id, place } = await said('0')
  for (let number = 1; number <= 120; number++) await sendMessage(anna, { chat_id, content: String(number) })
  await deleteMessage(anna, place)
  const page = await readLongPage(anna, { chat_id, limit: 200 })
  const read: string[] = []
  for await (const part of page.messages as AsyncIterable<{ content: string }[]>) {
    // While the page is on its way one more goes, of a part that is still to come.
    if (read.length === 0) await deleteMessage(anna, { chat_id, seq: place.seq + 70 })
    read.push(...part.map(({ content }) => content))
  }
  const numbers = Array.from({ length: 120 }, (_, at) => String(at + 1)).filter((each) => each !== '70')
  expect(read).toEqual(numbers)
})

test('[DE4] a repeat of its send answers what is left, in the same chat only', async () => {
  const { anna, send, place } = await said()
  const left = await deleteMessage(anna, place)
  expect(await submitMessage(anna, send)).toMatchObject({ message: left, repeated: true })
  expect(await submitMessage(anna, { ...send, content: 'another' })).toMatchObject({ message: left, repeated: true })
  const other = await openDirectChat(anna, (await person('carl')).userId)
  expect(await codeOf(submitMessage(anna, { ...send, chat_id: other.id }))).toBe('conflict')
})

test('[DE1] an owner deletes what others wrote, a member does not', async () => {
  const [anna, boris, carl] = [await person('anna'), await person('boris'), await person('carl')]
  const { id: chat_id } = await createGroup(anna, { name: 'Garden', memberIds: [boris.userId, carl.userId] })
  const { seq } = await sendMessage(boris, { chat_id, content: 'mine' })
  expect(await codeOf(deleteMessage(carl, { chat_id, seq }))).toBe('forbidden')
  await db()
    .update(members)
    .set({ role: 'admin' })
    .where(and(eq(members.chatId, chat_id), eq(members.userId, carl.userId)))
  expect(await codeOf(deleteMessage(carl, { chat_id, seq }))).toBe('ok')
  expect(await codeOf(deleteMessage(anna, { chat_id, seq: 1 }))).toBe('forbidden')
})

test('[DL7] nothing is deleted once the session has ended or the person has gone', async () => {
  const { anna, boris, chat_id, message, place } = await said()
  await db().update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.id, anna.sessionId))
  expect(await codeOf(deleteMessage(anna, place))).toBe('invalid_token')
  expect(await codeOf(deleteMessage(boris, place))).toBe('forbidden')
  expect(await codeOf(deleteMessage(await person('stranger'), place))).toBe('not_found')
  expect((await readHistory(boris, { chat_id })).messages).toEqual([message])
})
