import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { chatKind, memberRole } from '#contracts/chats.ts'
import { can } from '#domain/chats/chat-policy.ts'
import { checkSight, findLostSights } from '#domain/chats/chat-sight.ts'
import { findStanding, insertChat } from '#domain/chats/chat-store.ts'
import { listMembers } from '#domain/chats/list-members.ts'
import { insertMembers } from '#domain/chats/member-store.ts'
import { pairsOf, readChats } from '#domain/chats/read-chats.ts'
import { readPlacesIn, readSlice } from '#domain/messages/history-store.ts'
import { planBatch } from '#domain/messages/plan-batch.ts'
import { readSendFacts } from '#domain/messages/send-facts.ts'
import { readChanges } from '#domain/sync/changes.ts'
import { readPlaces } from '#domain/sync/place-store.ts'
import { db } from '#runtime/database.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

const viewer = await person('viewer')
const other = await person('other')
const epoch = '00000000-0000-4000-8000-000000000000'

/** A chat of every kind, with the viewer in every role and in none; and one that does not exist. */
const cases = await Promise.all(
  chatKind.options.flatMap((kind) =>
    [null, ...memberRole.options].map(async (role) => {
      const chatId = await insertChat(db(), {
        kind,
        name: kind,
        directKey: null,
        head: 1,
        memberCount: 1,
        createdBy: other.userId,
      })
      if (chatId === null) throw new Error('The chat was not stored')
      await insertMembers(db(), [
        { chatId, userId: other.userId, role: 'owner', rev: 1, userRev: 1 },
        ...(role ? [{ chatId, userId: viewer.userId, role, rev: 1, userRev: 1 }] : []),
      ])
      return { name: `${role ?? 'nobody'} in a ${kind} chat`, chatId, standing: { kind, role } as const }
    }),
  ),
)
const all = [...cases, { name: 'nobody in no chat', chatId: 2_147_483_647, standing: undefined }]

/** Every place in the product that decides whether somebody sees a chat, in TypeScript or in SQL. */
const deciders: Record<string, (chatId: number) => Promise<boolean>> = {
  'one chat or a list': async (chatId) => (await readChats(db(), pairsOf(viewer.userId, [chatId]))).length === 1,
  history: async (chatId) => (await readSlice(db(), viewer.userId, slice(chatId))) !== undefined,
  'places of a page': async (chatId) => (await readPlacesIn(db(), viewer.userId, slice(chatId))) !== undefined,
  sync: async (chatId) =>
    (await readPlaces(db(), [{ userId: viewer.userId, chatIds: [chatId] }]))
      .flat()
      .some((place) => place.chatId === chatId),
  changes: async (chatId) => (await codeOf(readChanges(viewer, { chat_id: chatId, after: 0, epoch }))) === 'ok',
  members: async (chatId) => (await codeOf(listMembers(viewer, chatId).next())) === 'ok',
  'a socket that opens': async (chatId) => (await codeOf(checkSight(viewer, chatId))) === 'ok',
  'a socket that stays': async (chatId) => (await findLostSights([{ userId: viewer.userId, chatId }])).length === 0,
}
const slice = (chatId: number) => ({ chatId, seq: 10, older: 5, newer: 5, whole: true })

describe.each(Object.entries(deciders))('[CH1] %s', (_, sees) => {
  test.each(all)('shows it to $name as the policy says', async ({ chatId, standing }) => {
    expect(await sees(chatId)).toBe(can(standing, 'see'))
  })
})

test('[CH1] the policy hides a private chat from whoever is not in it, and nothing else', () => {
  const hidden = all.filter(({ standing }) => !can(standing, 'see')).map(({ name }) => name)
  expect(hidden).toEqual(['nobody in a direct chat', 'nobody in a group chat', 'nobody in no chat'])
})

test.each(all)(
  '[CH1] [CH6] what decides about a message of $name is what the policy decides on',
  async ({ chatId, standing }) => {
    const found = await findStanding(db(), viewer.userId, chatId)
    expect(found && { kind: found.kind, role: found.role }).toEqual(standing)
    const send = { actor: viewer, chatId, content: 'x', clientId: null }
    const locked = new Map(standing ? [[chatId, { id: chatId, kind: standing.kind, head: 1 }]] : [])
    const { facts } = await readSendFacts(db(), [send], locked)
    expect(facts[0]?.standing).toEqual(standing)
    const [decision] = planBatch([send], facts, new Map([[chatId, 1]])).decisions
    expect(decision?.kind === 'write').toBe(can(standing, 'post'))
  },
)

test('the rows of this test are there', async () => {
  const { rows } = await db().execute(sql`SELECT count(*)::int AS n FROM chats`)
  expect(rows).toEqual([{ n: cases.length }])
})
