import { expect, test } from 'vitest'
import { openDirectChat } from '#domain/chats/create-chat.ts'
import { getChat } from '#domain/chats/list-chats.ts'
import { markAllRead } from '#domain/chats/mark-all-read.ts'
import { markRead } from '#domain/chats/mark-read.ts'
import { markUnread } from '#domain/chats/mark-unread.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

test('[CH18] everything is read at once, flags too, and what was read is left alone', async () => {
  const [anna, boris, carl, dora] = [
    await person('anna'),
    await person('boris'),
    await person('carl'),
    await person('dora'),
  ]
  const chats = []
  for (const other of [boris, carl, dora]) {
    const { id } = await openDirectChat(anna, other.userId)
    const { seq } = await sendMessage(other, { chat_id: id, content: 'hey' })
    chats.push({ id, seq })
  }
  const [waiting, flagged, read] = chats as [(typeof chats)[0], (typeof chats)[0], (typeof chats)[0]]
  await markRead(anna, { chat_id: flagged.id, seq: flagged.seq })
  await markUnread(anna, { chat_id: flagged.id, from_seq: 1 })
  await markRead(anna, { chat_id: read.id, seq: read.seq })
  const answers = await markAllRead(anna)
  expect(answers).toMatchObject(
    [waiting, flagged].map(({ id, seq }) => ({
      chat_id: id,
      last_read_seq: seq,
      unread_from: null,
      unread: { count: 0 },
    })),
  )
  for (const { id } of chats) {
    expect((await getChat(anna, id)).membership).toMatchObject({ unread: { count: 0 }, unread_from: null })
  }
  expect(await markAllRead(anna)).toEqual([])
  // Nobody else's mark has moved.
  expect((await getChat(boris, waiting.id)).membership?.last_read_seq).toBeLessThan(waiting.seq)
})
