import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createGroup, createPublicChat } from '#domain/chats/create-chat.ts'
import { markRead } from '#domain/chats/mark-read.ts'
import { markUnread } from '#domain/chats/mark-unread.ts'
import { readChatList, readChats } from '#domain/chats/read-chats.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { db, type Queryable } from '#runtime/database.ts'
import { inTransaction } from '#runtime/transaction.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()
const [anna, boris, vera] = [await person('anna'), await person('boris'), await person('vera')]
const group = await createGroup(anna, { name: 'Family', memberIds: [boris.userId] })
const square = await createPublicChat(boris, 'Square')
const say = (who: typeof anna, chat_id: number) => sendMessage(who, { chat_id, content: 'hello' })

/** The database, and how many statements it was asked. */
function counting(): { q: Queryable; asked: () => number } {
  let statements = 0
  const execute = (query: Parameters<Queryable['execute']>[0]) => {
    statements++
    return db().execute(query)
  }
  return { q: { execute } as unknown as Queryable, asked: () => statements }
}

async function expectSameAsCountedAnew(userId: number): Promise<void> {
  const anew = await readChats(db(), sql`SELECT chat_id, user_id FROM members WHERE user_id = ${userId}`)
  expect(await readChatList(db(), userId)).toEqual(anew.map((sight) => sight.chat))
}

test('[CH9] [CH15] a list is the same as one that is counted anew, after whatever happens', async () => {
  const deeds = [
    () => say(anna, group.id),
    () => say(boris, group.id),
    () => say(vera, square.id),
    () => markRead(boris, { chat_id: group.id, seq: 2 }),
    () => say(anna, square.id),
    () => markUnread(boris, { chat_id: group.id, from_seq: 1 }),
    () => say(boris, square.id),
    () => markRead(boris, { chat_id: group.id, seq: 3 }),
    () => markRead(vera, { chat_id: square.id, seq: 100 }),
    () => say(anna, square.id),
  ]
  for (const deed of deeds) {
    await deed()
    for (const { userId } of [anna, boris, vera]) await expectSameAsCountedAnew(userId)
  }
})

test('[CH9] what has not moved is not counted again', async () => {
  const { q, asked } = counting()
  await say(boris, group.id)
  await readChatList(q, anna.userId)
  expect(asked()).toBe(2)
  await readChatList(q, anna.userId)
  expect(asked()).toBe(3)
  await say(boris, group.id)
  const [first] = await readChatList(q, anna.userId)
  expect([first?.id, asked()]).toEqual([group.id, 5])
})

test('[CH9] a restored database is counted anew', async () => {
  await readChatList(db(), anna.userId)
  const unread = await inTransaction(async (tx) => {
    await tx.execute(sql`DELETE FROM messages WHERE chat_id = ${group.id} AND author_id = ${boris.userId}`)
    await tx.execute(sql`UPDATE chats SET last_message_id = NULL WHERE id = ${group.id}`)
    await tx.execute(sql`UPDATE server_state SET epoch = gen_random_uuid()`)
  }).then(async () => (await readChatList(db(), anna.userId)).find((chat) => chat.id === group.id)?.membership?.unread)
  expect(unread?.count).toBe(0)
})
