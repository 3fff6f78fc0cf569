import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createGroup } from '#domain/chats/create-chat.ts'
import { getChat } from '#domain/chats/list-chats.ts'
import type { DomainEvent } from '#domain/events.ts'
import { deleteMessage } from '#domain/messages/delete-message.ts'
import { editMessage } from '#domain/messages/edit-message.ts'
import { readHistory } from '#domain/messages/read-history.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { closePoll, vote } from '#domain/polls/vote.ts'
import { db } from '#runtime/database.ts'
import { onEvents } from '#runtime/event-bus.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

async function asked(more: { anonymous?: boolean; multiple?: boolean } = {}) {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id: chat_id } = await createGroup(anna, { name: 'Garden', memberIds: [boris.userId] })
  const poll = { options: ['tea', 'coffee'], ...more }
  const message = await sendMessage(anna, { chat_id, content: 'Which?', poll })
  return { anna, boris, chat_id, message, place: { chat_id, seq: message.seq } }
}

async function tellings(run: () => Promise<unknown>): Promise<DomainEvent[]> {
  const told: DomainEvent[] = []
  const stop = onEvents<DomainEvent>((event) => told.push(event))
  await run().finally(stop)
  return told
}

test('[PL1] a poll is a message, once for each key, and everybody reads the same', async () => {
  const { anna, boris, chat_id, message } = await asked()
  expect(message.poll).toEqual({
    options: ['tea', 'coffee'].map((text) => ({ text, votes: 0, people: [] })),
    multiple: false,
    anonymous: false,
    voters: 0,
    closed_at: null,
  })
  expect((await readHistory(boris, { chat_id })).messages.at(-1)).toEqual(message)
  const again = { chat_id, content: 'Which?', client_id: randomUUID(), poll: { options: ['a', 'b'] } }
  const first = await sendMessage(anna, again)
  await vote(boris, { chat_id, seq: first.seq, options: [0] })
  expect(await sendMessage(anna, again)).toMatchObject({ id: first.id, poll: { voters: 1 } })
  expect(await codeOf(sendMessage(anna, { ...again, poll: { options: ['a', 'c'] } }))).toBe('conflict')
  expect(await codeOf(sendMessage(anna, { ...again, poll: null }))).toBe('conflict')
})

test('[PL2] a vote is one step of the chat, told once, and moves nothing else', async () => {
  const { boris, message, place } = await asked()
  const told = await tellings(async () => {
    const voted = await vote(boris, { ...place, options: [1] })
    expect(voted).toMatchObject({
      rev: message.rev + 1,
      version: 1,
      poll: { voters: 1, options: [{ votes: 0 }, { votes: 1, people: [boris.userId] }] },
    })
    expect(await vote(boris, { ...place, options: [1] })).toEqual(voted)
  })
  expect(told).toMatchObject([{ type: 'chat_changed', changes: { after: message.rev, upto: message.rev + 1 } }])
  expect(await vote(boris, { ...place, options: [] })).toMatchObject({ poll: { ...message.poll } })
})

test('[PL2] who votes at the same moment loses nobody’s vote', async () => {
  const { anna, boris, place } = await asked({ multiple: true, anonymous: true })
  await Promise.all([anna, boris].map((who) => vote(who, { ...place, options: [0, 1] })))
  await Promise.all([anna, boris].map((who) => vote(who, { ...place, options: [1] })))
  expect(await vote(anna, { ...place, options: [1] })).toMatchObject({
    poll: { voters: 2, options: [{ votes: 0 }, { votes: 2 }] },
  })
})

test('[PL3] of an anonymous one only the voter learns what he chose, on all his devices', async () => {
  const { anna, boris, chat_id, message, place } = await asked({ anonymous: true })
  const told = await tellings(() => vote(boris, { ...place, options: [1] }))
  const [step, own] = told
  expect(told).toHaveLength(2)
  expect(step).toMatchObject({ type: 'chat_changed' })
  expect(JSON.stringify(step)).not.toContain(`[${boris.userId}]`)
  const votes = { polls: [{ seq: message.seq, options: [1] }], rev: expect.any(Number) }
  expect(own).toMatchObject({
    type: 'user_changed',
    userId: boris.userId,
    changes: [{ type: 'votes', chat_id, votes }],
  })
  expect((await getChat(boris, chat_id)).membership?.votes).toEqual(votes)
  expect((await getChat(anna, chat_id)).membership?.votes).toBeNull()
  expect((await readHistory(anna, { chat_id })).messages.at(-1)?.poll?.options[1]).toEqual({
    text: 'coffee',
    votes: 1,
    people: [],
  })
  await vote(boris, { ...place, options: [] })
  expect((await getChat(boris, chat_id)).membership?.votes?.polls).toEqual([])
})

test('[PL3] who was away from the chat has voted all the same', async () => {
  const { boris, chat_id, place } = await asked({ anonymous: true })
  await vote(boris, { ...place, options: [0] })
  await db().execute(sql`DELETE FROM members WHERE chat_id = ${chat_id} AND user_id = ${boris.userId}`)
  await db().execute(sql`
    INSERT INTO members (chat_id, user_id, rev, user_rev) VALUES (${chat_id}, ${boris.userId}, 1, 1)`)
  expect(await vote(boris, { ...place, options: [1] })).toMatchObject({
    poll: { voters: 1, options: [{ votes: 0 }, { votes: 1 }] },
  })
})

test('[PL4] closed is closed, for good, and a poll is never edited', async () => {
  const { anna, boris, place } = await asked()
  await vote(boris, { ...place, options: [0] })
  expect(await codeOf(closePoll(boris, place))).toBe('forbidden')
  const closed = await closePoll(anna, place)
  expect(closed.poll?.closed_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect(await closePoll(anna, place)).toEqual(closed)
  expect(await codeOf(vote(boris, { ...place, options: [1] }))).toBe('conflict')
  expect(await codeOf(editMessage(anna, { ...place, version: 1, content: 'What?' }))).toBe('forbidden')
})

test('[PL5] passed on it begins anew, with the answers it has and no others', async () => {
  const { anna, boris, chat_id, place } = await asked()
  await vote(boris, { ...place, options: [0] })
  const passed = await sendMessage(boris, { chat_id, content: 'Which?', forward: place })
  expect(passed).toMatchObject({
    forwarded_from: { user_id: anna.userId },
    poll: { voters: 0, options: [{ text: 'tea', votes: 0 }, { text: 'coffee' }] },
  })
  const forged = { chat_id, content: 'Which?', forward: place, poll: { options: ['yes', 'no'] } }
  expect(await codeOf(sendMessage(boris, forged))).toBe('invalid')
})

test('[PL6] with the message goes what people chose in it, and nothing else', async () => {
  const { anna, boris, chat_id, place } = await asked({ anonymous: true })
  const other = await sendMessage(anna, {
    chat_id,
    content: 'When?',
    poll: { options: ['now', 'later'], anonymous: true },
  })
  await vote(boris, { ...place, options: [0] })
  await vote(boris, { chat_id, seq: other.seq, options: [1] })
  const told = await tellings(() => deleteMessage(anna, place))
  expect(told).toMatchObject([{ type: 'chat_changed' }, { type: 'user_changed', userId: boris.userId }])
  expect((await readHistory(boris, { chat_id })).messages.find(({ seq }) => seq === place.seq)?.poll).toBeNull()
  expect((await getChat(boris, chat_id)).membership?.votes?.polls).toEqual([{ seq: other.seq, options: [1] }])
})
