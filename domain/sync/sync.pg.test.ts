import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Change } from '#contracts/sync.ts'
import { createGroup, createPublicChat, openDirectChat } from '#domain/chats/create-chat.ts'
import { listChats } from '#domain/chats/list-chats.ts'
import { markRead } from '#domain/chats/mark-read.ts'
import { readHistory } from '#domain/messages/read-history.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { readChanges } from '#domain/sync/changes.ts'
import { sync } from '#domain/sync/sync.ts'
import { membersOf } from '#testing/members.ts'
import { codeOf } from '#testing/outcome.ts'
import { type Person, person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

const NOTHING = { epoch: null, user_rev: 0, chats: [] }

async function say(actor: Person, chat_id: number, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, at) => sendMessage(actor, { chat_id, content: `${at}` })))
}

test('[DL14] a client that knows nothing gets its whole list', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const first = await createGroup(anna, { name: 'First', memberIds: [boris.userId] })
  const second = await openDirectChat(boris, anna.userId)
  await say(boris, first.id, 2)
  const answer = await sync(anna, NOTHING)
  expect(answer).toMatchObject({
    reset: true,
    user_rev: 2,
    me: { id: anna.userId },
    changes: [],
    behind: [],
    removed: [],
  })
  expect(answer.chats).toEqual(await listChats(anna))
  expect(answer.chats.map((chat) => chat.id)).toEqual([first.id, second.id])
})

test('[DL14] a client that is up to date gets nothing but the marks of others', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id } = await openDirectChat(anna, boris.userId)
  const { epoch, user_rev } = await sync(anna, NOTHING)
  await say(anna, id, 1)
  await markRead(boris, { chat_id: id, seq: 2 })
  const answer = await sync(anna, { epoch, user_rev, chats: [[id, 2, true]] })
  expect(answer).toMatchObject({ reset: false, chats: [], removed: [], changes: [], behind: [], reads: [[id, 2]] })
})

test('[DL10] [DL14] steps for kept conversations, fresh chats for the others, new chats whole, foreign ones removed', async () => {
  const [anna, boris, stranger] = [await person('anna'), await person('boris'), await person('stranger')]
  const kept = await createGroup(anna, { name: 'Kept', memberIds: [boris.userId] })
  const listed = await createGroup(anna, { name: 'Listed', memberIds: [boris.userId] })
  const quiet = await createGroup(anna, { name: 'Quiet', memberIds: [boris.userId] })
  const looked = await createPublicChat(boris, 'Looked at')
  const foreign = await createGroup(boris, { name: 'Foreign', memberIds: [stranger.userId] })
  const { epoch, user_rev } = await sync(anna, NOTHING)
  await say(boris, kept.id, 3)
  await say(boris, listed.id, 3)
  await say(boris, looked.id, 1)
  const fresh = await openDirectChat(boris, anna.userId)
  const answer = await sync(anna, {
    epoch,
    user_rev,
    chats: [
      [kept.id, 1, true],
      [listed.id, 1, false],
      [quiet.id, 1, true],
      [looked.id, 1, true],
      [foreign.id, 1, true],
      [2_147_483_647, 1, false],
    ],
  })
  expect(answer.reset).toBe(false)
  expect(answer.chats.map((chat) => chat.id).sort()).toEqual([listed.id, fresh.id].sort())
  expect(answer.removed.sort()).toEqual([foreign.id, 2_147_483_647].sort())
  expect(answer.changes.map(({ chat_id, after, upto }) => [chat_id, after, upto])).toEqual([
    [looked.id, 1, 2],
    [kept.id, 1, 4],
  ])
  expect(answer.behind).toEqual([])
})

test('[DL14] what changed for the person alone is told again: his mark, on his other device', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id } = await openDirectChat(anna, boris.userId)
  await say(boris, id, 2)
  const { epoch, user_rev } = await sync(anna, NOTHING)
  await markRead(anna, { chat_id: id, seq: 3 })
  const answer = await sync(anna, { epoch, user_rev, chats: [[id, 3, true]] })
  expect(answer.user_rev).toBe(user_rev + 1)
  expect(answer.chats).toMatchObject([{ id, membership: { last_read_seq: 3, unread: { count: 0, at: 3 } } }])
})

test('[DL11] another epoch, or a head from the future, is answered by reset', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id } = await openDirectChat(anna, boris.userId)
  const { epoch, user_rev } = await sync(anna, NOTHING)
  expect(await sync(anna, { epoch: randomUUID(), user_rev, chats: [[id, 1, true]] })).toMatchObject({ reset: true })
  expect(await sync(anna, { epoch, user_rev: user_rev + 1, chats: [] })).toMatchObject({ reset: true })
  expect(await sync(anna, { epoch, user_rev, chats: [[id, 99, true]] })).toMatchObject({ reset: false, behind: [id] })
  expect(await readChanges(anna, { chat_id: id, after: 99, epoch })).toMatchObject({ kind: 'reset', chat: { head: 1 } })
  const other = await readChanges(anna, { chat_id: id, after: 1, epoch: randomUUID() })
  expect(other).toMatchObject({ kind: 'reset', page: { chat_id: id, epoch, head: 1, messages: [] } })
})

test('[DL12] [DL13] far behind is paged by 500 steps, further behind is reset', async () => {
  const [anna, boris] = [await person('anna'), await person('boris')]
  const { id: chat_id } = await openDirectChat(anna, boris.userId)
  await say(anna, chat_id, 1200)
  const { epoch, user_rev } = await sync(boris, NOTHING)
  const revs: number[] = []
  let after = 0
  let requests = 0
  for (; ; requests++) {
    const answer = await readChanges(boris, { chat_id, after, epoch })
    if (answer.kind === 'reset') throw new Error('Not that far behind')
    expect(answer).toMatchObject({ after, head: 1201 })
    revs.push(...answer.changes.map((change) => change.rev))
    after = answer.upto
    if (after === answer.head) break
  }
  expect(requests + 1).toBe(3)
  expect(revs).toEqual(Array.from({ length: 1201 }, (_, at) => at + 1))
  const partial = await sync(boris, { epoch, user_rev, chats: [[chat_id, 1, true]] })
  expect(partial).toMatchObject({ changes: [{ after: 1, upto: 501 }], behind: [chat_id] })
  await say(anna, chat_id, 900)
  const far = await readChanges(boris, { chat_id, after: 100, epoch })
  expect(far).toMatchObject({ kind: 'reset', page: { head: 2101, has_older: true } })
  expect(far.kind === 'reset' && far.page.messages.at(-1)?.seq).toBe(2101)
})

test('[DL10] steps from any cursor lead to what a fresh fetch shows', async () => {
  const [anna, boris, clara] = [await person('anna'), await person('boris'), await person('clara')]
  const { id: chat_id } = await createPublicChat(anna, 'Any cursor')
  await say(anna, chat_id, 3)
  await say(boris, chat_id, 2)
  await markRead(boris, { chat_id, seq: 7 })
  await say(clara, chat_id, 2)
  const fresh = (await readHistory(anna, { chat_id, limit: 200 })).messages
  const people = await membersOf(anna, chat_id)
  const { epoch } = await sync(anna, NOTHING)
  for (let after = 0; after <= 10; after++) {
    const answer = await readChanges(anna, { chat_id, after, epoch })
    if (answer.kind === 'reset') throw new Error('Nothing to reset')
    const changes: Change[] = answer.changes
    expect(changes.map((change) => change.rev)).toEqual(
      [...new Set(changes.map((change) => change.rev))].sort((a, b) => a - b),
    )
    expect(changes.flatMap((change) => change.message ?? [])).toEqual(fresh.filter((message) => message.rev > after))
    expect(changes.flatMap((change) => change.members)).toEqual(people.filter((each) => each.rev > after))
    expect([answer.after, answer.upto, answer.head]).toEqual([after, 10, 10])
  }
})

test('[CH1] changes of a chat that the actor cannot see do not exist', async () => {
  const [anna, boris, stranger] = [await person('anna'), await person('boris'), await person('stranger')]
  const { id: chat_id } = await openDirectChat(anna, boris.userId)
  const { epoch } = await sync(stranger, NOTHING)
  expect(await codeOf(readChanges(stranger, { chat_id, after: 0, epoch }))).toBe('not_found')
})

test('[DL10] [DL14] those who come back together are told the same as each alone', async () => {
  const [anna, boris, clara] = [await person('anna'), await person('boris'), await person('clara')]
  const all = await createGroup(anna, { name: 'All', memberIds: [boris.userId, clara.userId] })
  const two = await createGroup(anna, { name: 'Two', memberIds: [boris.userId] })
  const open = await createPublicChat(boris, 'Open')
  const { epoch } = await sync(anna, NOTHING)
  for (const chat of [all, two, open]) await say(boris, chat.id, 6)
  const gone = { ...anna, userId: 2_000_000_000 }
  const asks: [Person, Parameters<typeof sync>[1]][] = [
    [anna, NOTHING],
    [anna, { epoch, user_rev: 2, chats: [[all.id, 2, true]] }],
    // The same person on another device, who looks at a chat he does not belong to.
    [
      anna,
      {
        epoch,
        user_rev: 2,
        chats: [
          [all.id, 5, true],
          [two.id, 1, true],
          [open.id, 3, true],
        ],
      },
    ],
    [boris, { epoch, user_rev: 0, chats: [[all.id, 0, true]] }],
    [gone, NOTHING],
    [
      clara,
      {
        epoch,
        user_rev: 1,
        chats: [
          [all.id, 4, true],
          [two.id, 1, true],
        ],
      },
    ],
    [clara, { epoch: randomUUID(), user_rev: 1, chats: [[all.id, 4, true]] }],
  ]
  const ask = ([who, request]: (typeof asks)[number]) =>
    sync(who, request).then(
      ({ server_time: _, ...answer }) => answer,
      (error) => codeOf(Promise.reject(error)),
    )
  const alone = []
  for (const each of asks) alone.push(await ask(each))
  // Three times over, so that they are gathered in different ways.
  const together = await Promise.all([...asks, ...asks, ...asks].map(ask))
  expect(together).toEqual([...alone, ...alone, ...alone])
  expect(alone[4]).toBe('invalid_token')
  expect(alone[2]).toMatchObject({ changes: [{ after: 5 }, { after: 3 }, { after: 1 }] })
})
