import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createGroup, openDirectChat } from '#domain/chats/create-chat.ts'
import { getChat } from '#domain/chats/list-chats.ts'
import { deleteMessage } from '#domain/messages/delete-message.ts'
import { editMessage } from '#domain/messages/edit-message.ts'
import { readHistory } from '#domain/messages/read-history.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { readChanges } from '#domain/sync/changes.ts'
import { db } from '#runtime/database.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

/** Anna has said something to Boris, and Boris has answered it. */
async function answered(content = 'Tulips or roses?', quote?: string) {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id: chat_id } = await openDirectChat(anna, boris.userId)
  const original = await sendMessage(anna, { chat_id, content })
  const send = { chat_id, content: 'Yes', client_id: randomUUID(), reply: { seq: original.seq, quote } }
  return { anna, boris, chat_id, original, send, reply: await sendMessage(boris, send) }
}

test('[RP2] a reply says what it answers, the same wherever it is read', async () => {
  const { anna, boris, chat_id, original, send, reply } = await answered()
  expect(reply.reply).toEqual({
    seq: original.seq,
    rev: original.rev,
    user_id: anna.userId,
    display_name: original.display_name,
    text: 'Tulips or roses?',
    quote: null,
    deleted: false,
  })
  const page = await readHistory(anna, { chat_id })
  expect(page.messages.at(-1)).toEqual(reply)
  expect((await getChat(anna, chat_id)).last_message).toEqual(reply)
  expect(await readChanges(anna, { chat_id, after: original.seq, epoch: page.epoch })).toMatchObject({
    changes: [{ message: reply }],
  })
  expect(await sendMessage(boris, send)).toEqual(reply)
  expect(await codeOf(sendMessage(boris, { ...send, reply: null }))).toBe('conflict')
})

test('[RP2] a reply shows the original as it is now, and how it begins', async () => {
  const { anna, boris, chat_id, original, reply } = await answered()
  const content = `${'😀'.repeat(199)}ab`
  const { rev } = await editMessage(anna, { chat_id, seq: original.seq, version: 1, content })
  const now = (await readHistory(boris, { chat_id })).messages.at(-1)
  expect(now).toEqual({ ...reply, reply: { ...reply.reply, rev, text: `${'😀'.repeat(199)}a` } })
})

test('[RP3] a quote is kept that the original says now', async () => {
  const { anna, boris, chat_id, original, send, reply } = await answered('Tulips or roses?', 'roses')
  expect(reply.reply).toMatchObject({ quote: 'roses' })
  await editMessage(anna, { chat_id, seq: original.seq, version: 1, content: 'Tulips?' })
  expect((await readHistory(boris, { chat_id })).messages.at(-1)?.reply).toMatchObject({
    text: 'Tulips?',
    quote: 'roses',
  })
  expect((await sendMessage(boris, { ...send, client_id: randomUUID() })).reply).toMatchObject({ quote: null })
})

test('[RP4] [DE2] with the original its words go out of every reply and every table', async () => {
  const { anna, boris, chat_id, original, reply } = await answered('chrysanthemums', 'chrysanthemums')
  const { rev } = await deleteMessage(anna, { chat_id, seq: original.seq })
  const { messages } = await readHistory(boris, { chat_id })
  expect(messages.at(-1)).toEqual({ ...reply, reply: { ...reply.reply, rev, text: '', quote: null, deleted: true } })
  const { rows: tables } = await db().execute<{ name: string }>(
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  expect(tables.length).toBeGreaterThan(5)
  for (const { name } of tables) {
    const found = await db().execute(sql`SELECT 1 FROM ${sql.identifier(name)} t WHERE t::text LIKE '%chrysanthemums%'`)
    expect([name, found.rowCount]).toEqual([name, 0])
  }
  const late = await sendMessage(boris, { chat_id, content: 'Pity', reply: { seq: original.seq, quote: 'mums' } })
  expect(late.reply).toEqual({ ...reply.reply, rev, text: '', quote: null, deleted: true })
})

test('[RP4] a deleted reply does not tell what it answered, and its repeat is still known', async () => {
  const { boris, chat_id, send, reply } = await answered('Tulips', 'Tulips')
  const left = await deleteMessage(boris, { chat_id, seq: reply.seq })
  expect(left.reply).toBeNull()
  expect(await sendMessage(boris, send)).toEqual(left)
})

test('[RP1] a place without a message, a system line and another chat’s message are nothing to reply to', async () => {
  const { anna, boris, chat_id } = await answered()
  const elsewhere = await createGroup(anna, { name: 'Elsewhere', memberIds: [] })
  const there = await sendMessage(anna, { chat_id: elsewhere.id, content: 'far away' })
  const { head } = await getChat(boris, chat_id)
  for (const seq of [1, head + 1, 999_999, Number.MAX_SAFE_INTEGER]) {
    expect(await codeOf(sendMessage(boris, { chat_id, content: 'Hm', reply: { seq } }))).toBe('invalid')
  }
  expect(await codeOf(sendMessage(anna, { chat_id: elsewhere.id, content: 'Hm', reply: { seq: 1 } }))).toBe('invalid')
  expect(there.seq).toBe(2)
  expect((await getChat(boris, chat_id)).head).toBe(head)
})
