import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { messages } from '#db/schema/messages.ts'
import { createPublicChat, openDirectChat } from '#domain/chats/create-chat.ts'
import { listDays } from '#domain/messages/list-days.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { db } from '#runtime/database.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

/** A direct chat with a message at each of these moments; they have the seqs 2, 3 and so on. */
async function saidAt(...times: string[]) {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id: chat_id } = await openDirectChat(anna, boris.userId)
  for (const time of times) {
    const { id } = await sendMessage(anna, { chat_id, content: time })
    await db()
      .update(messages)
      .set({ createdAt: new Date(time) })
      .where(eq(messages.id, id))
  }
  return { anna, boris, chat_id }
}

const HISTORY = [
  '2025-12-31T20:59:59Z',
  '2026-03-01T10:00:00Z',
  '2026-03-01T20:59:59Z',
  '2026-03-01T21:00:00Z',
  '2026-03-31T20:59:59Z',
  '2026-03-31T21:00:00Z',
  '2026-08-08T12:00:00Z',
]

test('[CH17] the days of a month are those of the place, each with its first message', async () => {
  const { boris, chat_id } = await saidAt(...HISTORY)
  const ask = (month: string, time_zone: string) => listDays(boris, { chat_id, month, time_zone })
  expect(await ask('2026-03', 'Europe/Moscow')).toEqual({
    chat_id,
    month: '2026-03',
    days: [
      { date: '2026-03-01', first_seq: 3 },
      { date: '2026-03-02', first_seq: 5 },
      { date: '2026-03-31', first_seq: 6 },
    ],
    previous_month: '2025-12',
    next_month: '2026-04',
  })
  expect((await ask('2026-03', 'UTC')).days).toEqual([
    { date: '2026-03-01', first_seq: 3 },
    { date: '2026-03-31', first_seq: 6 },
  ])
})

test('[CH17] where nothing was said, the nearest months on both sides are told', async () => {
  const { anna, chat_id } = await saidAt(...HISTORY)
  const ask = async (month: string) => {
    const { days, previous_month, next_month } = await listDays(anna, { chat_id, month, time_zone: 'Asia/Tokyo' })
    return [days.length, previous_month, next_month]
  }
  expect(await ask('2026-02')).toEqual([0, '2026-01', '2026-03'])
  expect(await ask('2026-01')).toEqual([1, null, '2026-03'])
  expect(await ask('2026-08')).toEqual([1, '2026-04', null])
  expect(await ask('1999-12')).toEqual([0, null, '2026-01'])
  expect(await ask('9999-12')).toEqual([0, '2026-08', null])
})

test('[CH1] [CH17] a chat that the actor cannot see does not exist, a public one anybody may look through', async () => {
  const { chat_id } = await saidAt()
  const stranger = await person('stranger')
  const ask = { month: '2026-03', time_zone: 'UTC' }
  expect(await codeOf(listDays(stranger, { ...ask, chat_id }))).toBe('not_found')
  expect(await codeOf(listDays(stranger, { ...ask, chat_id: 2_147_483_647 }))).toBe('not_found')
  const open = await createPublicChat(await person('anna'), 'Open')
  expect(await listDays(stranger, { ...ask, chat_id: open.id })).toMatchObject({ days: [], previous_month: null })
})
