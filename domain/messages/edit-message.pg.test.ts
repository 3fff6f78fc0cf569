import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { members } from '#db/schema/chats.ts'
import { sessions } from '#db/schema/sessions.ts'
import { createPublicChat, openDirectChat } from '#domain/chats/create-chat.ts'
import { getChat } from '#domain/chats/list-chats.ts'
import type { DomainEvent } from '#domain/events.ts'
import { editMessage, listVersions } from '#domain/messages/edit-message.ts'
import { readHistory } from '#domain/messages/read-history.ts'
import { sendMessage, submitMessage } from '#domain/messages/send-message.ts'
import { readChanges } from '#domain/sync/changes.ts'
import { db } from '#runtime/database.ts'
import { onEvents } from '#runtime/event-bus.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

/** Anna has said one thing to Boris: message 2 of their chat. */
async function said(content = 'first') {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id: chat_id } = await openDirectChat(anna, boris.userId)
  const message = await sendMessage(anna, { chat_id, content, client_id: randomUUID() })
  return { anna, boris, chat_id, message, place: { chat_id, seq: message.seq } }
}

test('[ED3] an edit is one step of the chat, told once, and the message keeps its place', async () => {
  const { anna, boris, chat_id, message, place } = await said()
  const later = await sendMessage(boris, { chat_id, content: 'answer' })
  const told: DomainEvent[] = []
  const stop = onEvents<DomainEvent>((event) => told.push(event))
  const edited = await editMessage(anna, { ...place, version: 1, content: '  second ' })
  stop()
  expect(edited).toEqual({
    ...message,
    content: '  second ',
    rev: later.seq + 1,
    version: 2,
    edited_at: expect.any(String),
  })
  const changes = [{ rev: edited.rev, message: edited, members: [] }]
  expect(told).toEqual([
    {
      type: 'chat_changed',
      changes: { chat_id, epoch: expect.any(String), after: later.seq, upto: edited.rev, changes },
    },
  ])
  expect((await readHistory(boris, { chat_id })).messages).toEqual([edited, later])
  const { epoch } = (told[0] as Extract<DomainEvent, { type: 'chat_changed' }>).changes
  const missed = await readChanges(boris, { chat_id, after: later.seq, epoch })
  expect(missed).toMatchObject({ kind: 'changes', upto: edited.rev, changes })
})

test('[ED3] the last message of a chat is shown as it was edited, and the chat stays where it was', async () => {
  const { anna, boris, chat_id, place } = await said()
  const before = await getChat(boris, chat_id)
  const edited = await editMessage(anna, { ...place, version: 1, content: 'second' })
  const after = await getChat(boris, chat_id)
  expect(after).toMatchObject({ last_message: edited, head: edited.rev, last_message_time: before.last_message_time })
  expect(after.membership?.unread).toEqual({ count: before.membership?.unread.count, mentions: [], at: edited.rev })
})

test('[ED2] of two edits of one version one wins, the other is a conflict and changes nothing', async () => {
  const { anna, chat_id, place } = await said()
  const outcomes = await Promise.all(
    ['one', 'other'].map((content) => codeOf(editMessage(anna, { ...place, version: 1, content }))),
  )
  expect(outcomes.sort()).toEqual(['conflict', 'ok'])
  const [message] = (await readHistory(anna, { chat_id })).messages
  expect(message).toMatchObject({ version: 2, rev: 3 })
  expect(await codeOf(editMessage(anna, { ...place, version: 7, content: 'third' }))).toBe('conflict')
})

test('[ED2] a repeat of an edit that was stored, or of the text that is there, changes nothing', async () => {
  const { anna, chat_id, place } = await said()
  const edit = { ...place, version: 1, content: 'second' }
  const first = await editMessage(anna, edit)
  expect(await editMessage(anna, edit)).toEqual(first)
  expect(await editMessage(anna, { ...edit, version: 2 })).toEqual(first)
  expect((await getChat(anna, chat_id)).head).toBe(first.rev)
})

test('[DL3] a repeat of the send that comes after an edit answers the message, with its first text only', async () => {
  const { anna, chat_id, message, place } = await said('first')
  const edited = await editMessage(anna, { ...place, version: 1, content: 'second' })
  const send = { chat_id, client_id: message.client_id }
  expect(await submitMessage(anna, { ...send, content: 'first' })).toMatchObject({ message: edited, repeated: true })
  expect(await codeOf(sendMessage(anna, { ...send, content: 'second' }))).toBe('conflict')
})

test('[ED1] only the author edits, only as a member, and never a system line', async () => {
  const { anna, boris, chat_id, place } = await said()
  const edit = { ...place, version: 1, content: 'changed' }
  expect(await codeOf(editMessage(boris, edit))).toBe('forbidden')
  expect(await codeOf(editMessage(await person('clara'), edit))).toBe('not_found')
  expect(await codeOf(editMessage(anna, { ...edit, chat_id: 2_147_483_647 }))).toBe('not_found')
  expect(await codeOf(editMessage(anna, { ...edit, seq: 99 }))).toBe('not_found')
  expect(await codeOf(editMessage(anna, { ...edit, seq: 1 }))).toBe('not_found')
  const open = await createPublicChat(anna, 'Open')
  expect(await codeOf(editMessage(anna, { ...edit, chat_id: open.id, seq: 1 }))).toBe('forbidden')
  const own = await sendMessage(boris, { chat_id: open.id, content: 'mine' })
  await db().delete(members).where(eq(members.userId, boris.userId))
  expect(await codeOf(editMessage(boris, { chat_id: open.id, seq: own.seq, version: 1, content: 'x' }))).toBe(
    'forbidden',
  )
  const rows = await db().execute(sql`SELECT 1 FROM message_versions v JOIN messages m ON m.id = v.message_id
    WHERE m.chat_id = ANY(${sql.param([chat_id, open.id])}::int[])`)
  expect(rows.rows).toEqual([])
})

test('[DL7] a session that has ended edits nothing', async () => {
  const { anna, chat_id, message, place } = await said()
  await db().update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, anna.sessionId))
  expect(await codeOf(editMessage(anna, { ...place, version: 1, content: 'second' }))).toBe('invalid_token')
  const { rows } = await db().execute(sql`SELECT head, content FROM chats c JOIN messages m ON m.chat_id = c.id
    WHERE c.id = ${chat_id} AND m.id = ${message.id}`)
  expect(rows).toEqual([{ head: String(message.seq), content: 'first' }])
})

test('[DL4] edits and sends at the same time take the numbers one after the other, without a gap', async () => {
  const { anna, boris, chat_id, place } = await said()
  const revs: number[] = []
  const stop = onEvents<DomainEvent>((event) => {
    if (event.type === 'chat_changed') revs.push(...event.changes.changes.map(({ rev }) => rev))
  })
  const edits = async () => {
    for (let version = 1; version <= 10; version++)
      await editMessage(anna, { ...place, version, content: `v${version + 1}` })
  }
  const sends = Array.from({ length: 20 }, (_, at) => sendMessage(boris, { chat_id, content: `${at}` }))
  await Promise.all([edits(), ...sends])
  stop()
  expect(revs.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => at + 3))
  expect((await getChat(anna, chat_id)).head).toBe(32)
})

test('[ED5] every text it has had is listed for whoever sees the message, the present one at last', async () => {
  const { anna, boris, message, place } = await said()
  expect(await listVersions(boris, place)).toEqual([{ version: 1, content: 'first', timestamp: message.timestamp }])
  const second = await editMessage(anna, { ...place, version: 1, content: 'second' })
  const third = await editMessage(anna, { ...place, version: 2, content: 'third' })
  expect(await listVersions(boris, place)).toEqual([
    { version: 1, content: 'first', timestamp: message.timestamp },
    { version: 2, content: 'second', timestamp: second.edited_at },
    { version: 3, content: 'third', timestamp: third.edited_at },
  ])
  expect(await codeOf(listVersions(await person('clara'), place))).toBe('not_found')
  expect(await codeOf(listVersions(anna, { ...place, seq: 99 }))).toBe('not_found')
})

test('[ED5] of very many texts the newest are listed', async () => {
  const { anna, place, message } = await said()
  const edits = SERVER_LIMITS.versionsMax + 4
  for (let version = 1; version <= edits; version++)
    await editMessage(anna, { ...place, version, content: `v${version + 1}` })
  const versions = await listVersions(anna, place)
  expect(versions.map(({ content }) => content)).toEqual(
    Array.from({ length: SERVER_LIMITS.versionsMax }, (_, at) => `v${at + edits + 2 - SERVER_LIMITS.versionsMax}`),
  )
  const kept = await db().execute<{ version: number }>(
    sql`SELECT version FROM message_versions WHERE message_id = ${message.id} ORDER BY version`,
  )
  // The first one, by which a repeat of the send is known, and those that are listed.
  expect(kept.rows.map(({ version }) => version)).toEqual([1, ...versions.slice(0, -1).map(({ version }) => version)])
})
