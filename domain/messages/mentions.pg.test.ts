import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { LIMITS } from '#contracts/limits.ts'
import { createGroup, createPublicChat, openDirectChat } from '#domain/chats/create-chat.ts'
import { getChat, listChats } from '#domain/chats/list-chats.ts'
import { markRead } from '#domain/chats/mark-read.ts'
import { markUnread } from '#domain/chats/mark-unread.ts'
import { deleteMessage } from '#domain/messages/delete-message.ts'
import { editMessage } from '#domain/messages/edit-message.ts'
import { readHistory } from '#domain/messages/read-history.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { db } from '#runtime/database.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

/** Anna owns a group with Boris in it; Clara is outside. */
async function group() {
  const [anna, boris, clara] = [await person('anna'), await person('boris'), await person('clara')]
  const { id: chat_id } = await createGroup(anna, { name: 'Garden', memberIds: [boris.userId] })
  return { anna, boris, clara, chat_id }
}

const nameOf = async ({ userId }: { userId: number }) => {
  const { rows } = await db().execute<{ username: string }>(sql`SELECT username FROM users WHERE id = ${userId}`)
  return rows[0]?.username ?? ''
}

/** The places that call somebody, as his chat, his list and his mark tell it, which have to agree. */
async function calledAt(actor: Parameters<typeof getChat>[0], chat_id: number): Promise<number[]> {
  const { membership } = await getChat(actor, chat_id)
  const [listed] = (await listChats(actor)).filter(({ id }) => id === chat_id)
  const marked = await markRead(actor, { chat_id, seq: 0, unread_from: null })
  expect(listed?.membership?.unread).toEqual(membership?.unread)
  expect(marked.unread).toEqual(membership?.unread)
  return membership?.unread.mentions ?? []
}

test('[MN1] [MN2] a text calls the members that it names, in either case, and nobody else', async () => {
  const { anna, boris, clara, chat_id } = await group()
  const [a, b, c] = [await nameOf(anna), await nameOf(boris), await nameOf(clara)]
  const content = `@${b.toUpperCase()}. @${c} @${a} @nobody.here`
  const sent = await sendMessage(anna, { chat_id, content, client_id: randomUUID() })
  expect(sent).toMatchObject({ content, mentions: [{ user_id: boris.userId, username: b }], mentions_all: false })
  expect((await readHistory(boris, { chat_id })).messages.at(-1)).toEqual(sent)
  expect(await calledAt(boris, chat_id)).toEqual([sent.seq])
  expect(await calledAt(anna, chat_id)).toEqual([])
})

test('[MN3] everybody is called by right only, and never in a direct chat', async () => {
  const { anna, boris, chat_id } = await group()
  expect(await sendMessage(boris, { chat_id, content: '@all come' })).toMatchObject({ mentions_all: false })
  const called = await sendMessage(anna, { chat_id, content: 'Эй, @все' })
  expect(called).toMatchObject({ mentions: [], mentions_all: true })
  expect(await calledAt(boris, chat_id)).toEqual([called.seq])
  const { id } = await openDirectChat(anna, boris.userId)
  expect(await sendMessage(anna, { chat_id: id, content: '@all' })).toMatchObject({ mentions_all: false })
})

test('[MN2] who joins by writing is called from then on, and may not call everybody', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id: chat_id } = await createPublicChat(anna, `Square ${randomUUID()}`)
  const content = `@${await nameOf(boris)}`
  expect((await sendMessage(anna, { chat_id, content })).mentions).toEqual([])
  expect(await sendMessage(boris, { chat_id, content: '@all I am here' })).toMatchObject({ mentions_all: false })
  expect((await sendMessage(anna, { chat_id, content })).mentions).toMatchObject([{ user_id: boris.userId }])
})

test('[MN4] they follow the mark, the flag, edits and deletions', async () => {
  const { anna, boris, chat_id } = await group()
  const call = `@${await nameOf(boris)}`
  const seqs: number[] = []
  for (const content of [call, 'nothing', `${call}!`, '@all', 'mine'])
    seqs.push((await sendMessage(anna, { chat_id, content })).seq)
  const [first = 0, second = 0, third = 0, fourth = 0] = seqs
  expect(await calledAt(boris, chat_id)).toEqual([first, third, fourth])
  expect((await markRead(boris, { chat_id, seq: first })).unread.mentions).toEqual([third, fourth])
  await editMessage(anna, { chat_id, seq: second, version: 1, content: `now ${call}` })
  await editMessage(anna, { chat_id, seq: fourth, version: 1, content: 'not any more' })
  expect(await calledAt(boris, chat_id)).toEqual([second, third])
  await deleteMessage(anna, { chat_id, seq: third })
  expect(await calledAt(boris, chat_id)).toEqual([second])
  expect((await markUnread(boris, { chat_id, from_seq: first })).unread.mentions).toEqual([first, second])
  const { rows } = await db().execute(
    sql`SELECT 1 FROM messages WHERE chat_id = ${chat_id} AND seq = ${third} AND mentions IS NOT NULL`,
  )
  expect(rows).toEqual([])
})

test('[MN6] what is passed on calls nobody, also when it is edited', async () => {
  const { anna, boris, chat_id } = await group()
  const content = `@${await nameOf(boris)} @all`
  const { seq } = await sendMessage(anna, { chat_id, content })
  const passed = await sendMessage(anna, { chat_id, content, forward: { chat_id, seq } })
  expect(passed).toMatchObject({ mentions: [], mentions_all: false })
  const edited = await editMessage(anna, { chat_id, seq: passed.seq, version: 1, content: `${content}!` })
  expect(edited).toMatchObject({ mentions: [], mentions_all: false })
})

test('[MN1] a repeat answers the same mentions, though the person has left meanwhile', async () => {
  const { anna, boris, chat_id } = await group()
  const send = { chat_id, content: `@${await nameOf(boris)}`, client_id: randomUUID() }
  const sent = await sendMessage(anna, send)
  await db().execute(sql`DELETE FROM members WHERE chat_id = ${chat_id} AND user_id = ${boris.userId}`)
  expect(await sendMessage(anna, send)).toEqual(sent)
})

test('[MN4] the oldest are listed, and they are found by an index', async () => {
  const { anna, boris, chat_id } = await group()
  const content = `@${await nameOf(boris)}`
  const count = LIMITS.unreadMentionsMax + 3
  await Promise.all(Array.from({ length: count }, () => sendMessage(anna, { chat_id, content })))
  const called = await calledAt(boris, chat_id)
  expect(called).toEqual(Array.from({ length: LIMITS.unreadMentionsMax }, (_, at) => at + 2))
})
