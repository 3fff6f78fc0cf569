import { count, eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { chats } from '#db/schema/chats.ts'
import { messages } from '#db/schema/messages.ts'
import { users } from '#db/schema/users.ts'
import { checkPassword } from '#domain/accounts/sign-in.ts'
import type { Actor } from '#domain/actor.ts'
import { listChats, searchPublicChats } from '#domain/chats/list-chats.ts'
import { markRead } from '#domain/chats/mark-read.ts'
import { readHistory } from '#domain/messages/read-history.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { sync } from '#domain/sync/sync.ts'
import { db } from '#runtime/database.ts'
import { fillDatabase } from '#seed/fill-database.ts'
import type { PersonKey } from '#seed/people.ts'
import { membersOf } from '#testing/members.ts'
import { openSession, person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

const BIG = 6000

await createTestDatabase()
const filled = await fillDatabase(db(), { seed: 11, big: BIG })

async function actorOf(key: PersonKey): Promise<Actor> {
  const account = filled.accounts.find((each) => each.person.key === key)
  if (!account) throw new Error(`${key} has no account`)
  return { userId: account.id, sessionId: await openSession(account.id) }
}

/** Rows of a query that looks for what must not be. */
async function wrong(query: ReturnType<typeof sql>): Promise<unknown[]> {
  return (await db().execute(query)).rows
}

describe('[DEMO2] the rows', () => {
  test('the steps of a chat are exactly 1 to its head', async () => {
    const gaps = sql`
      WITH steps AS (SELECT chat_id, rev FROM messages UNION SELECT chat_id, rev FROM members)
      SELECT c.id FROM chats c JOIN steps s ON s.chat_id = c.id GROUP BY c.id
      HAVING count(*) <> c.head OR min(s.rev) <> 1 OR max(s.rev) <> c.head`
    expect(await wrong(gaps)).toEqual([])
    expect(await wrong(sql`SELECT id FROM messages WHERE rev <> seq`)).toEqual([])
  })

  test('each chat knows its last message and its members', async () => {
    const strays = sql`
      SELECT c.id FROM chats c
      LEFT JOIN messages m ON m.id = c.last_message_id AND m.chat_id = c.id AND m.seq = c.head
      WHERE m.id IS NULL OR m.created_at <> c.last_message_at
        OR c.member_count <> (SELECT count(*) FROM members s WHERE s.chat_id = c.id)`
    expect(await wrong(strays)).toEqual([])
  })

  test('chats begin as the product begins them', async () => {
    const named = sql`
      SELECT c.id FROM chats c JOIN messages m ON m.chat_id = c.id AND m.seq = 1
      JOIN members s ON s.chat_id = c.id AND s.user_id = c.created_by
      WHERE c.kind = 'direct' OR m.system->>'type' <> 'chat_created' OR m.system->>'name' <> c.name
        OR m.author_id <> c.created_by OR s.role <> 'owner' OR m.created_at <> c.created_at OR c.direct_key IS NOT NULL`
    const direct = sql`
      SELECT c.id FROM chats c JOIN members one ON one.chat_id = c.id JOIN members other ON other.chat_id = c.id
      WHERE c.kind = 'direct' AND one.user_id < other.user_id
        AND (c.direct_key IS DISTINCT FROM one.user_id || ':' || other.user_id OR c.name <> '' OR one.role <> 'member')`
    expect(await wrong(named)).toEqual([])
    expect(await wrong(direct)).toEqual([])
    expect(await wrong(sql`SELECT id FROM chats WHERE kind = 'direct' AND member_count <> 2`)).toEqual([])
  })

  test('who joined later has a line of it, of the same step', async () => {
    const joined = sql`
      SELECT s.chat_id FROM members s LEFT JOIN messages m
        ON m.chat_id = s.chat_id AND m.seq = s.rev AND m.author_id = s.user_id AND m.system->>'type' = 'member_joined'
      WHERE s.rev > 1 AND (m.id IS NULL OR s.joined_seq <> s.rev OR s.joined_at <> m.created_at)`
    expect(await wrong(joined)).toEqual([])
  })

  test('people wrote with keys of their own, after they came, where they were members', async () => {
    const strangers = sql`
      SELECT m.id FROM messages m LEFT JOIN members s ON s.chat_id = m.chat_id AND s.user_id = m.author_id
      JOIN users u ON u.id = m.author_id
      WHERE s.user_id IS NULL OR m.seq < s.joined_seq OR m.created_at < u.created_at OR m.created_at > now()
        OR (m.system IS NULL) <> (m.client_id IS NOT NULL)`
    expect(await wrong(strangers)).toEqual([])
  })

  test('ids and times follow the numbers', async () => {
    const swapped = sql`
      SELECT id FROM (SELECT id, created_at, lag(id) OVER w AS before, lag(created_at) OVER w AS earlier FROM messages
        WINDOW w AS (PARTITION BY chat_id ORDER BY seq)) AS ordered
      WHERE before > id OR earlier > created_at`
    expect(await wrong(swapped)).toEqual([])
  })

  test('marks lie within the chat, and the steps of each person are his own', async () => {
    const marks = sql`
      SELECT s.user_id FROM members s JOIN chats c ON c.id = s.chat_id JOIN users u ON u.id = s.user_id
      WHERE s.last_read_seq < s.joined_seq OR s.last_read_seq > c.head OR s.user_rev NOT BETWEEN 1 AND u.head
      UNION ALL SELECT user_id FROM members GROUP BY user_id, user_rev HAVING count(*) > 1`
    expect(await wrong(marks)).toEqual([])
  })
})

describe('[DEMO1] the people', () => {
  test('sign in with the passwords that were told; the first is the owner', async () => {
    for (const { person: each, id, password, isOwner } of filled.accounts) {
      const me = await checkPassword({ username: each.username, password })
      expect(me).toMatchObject({ id, display_name: each.displayName, locale: each.locale })
      expect(me.role).toBe(isOwner ? 'owner' : 'member')
    }
    expect(filled.accounts.map((each) => each.isOwner)).toEqual([true, ...Array(11).fill(false)])
    expect(new Set(filled.accounts.map((each) => each.password)).size).toBe(12)
  })

  test('see their chats, newest first, with what waits for them', async () => {
    for (const { id } of filled.accounts) {
      const list = await listChats({ userId: id, sessionId: '' })
      expect(list.length).toBeGreaterThanOrEqual(4)
      const times = list.map((chat) => chat.last_message_time)
      expect(times).toEqual([...times].sort().reverse())
      for (const chat of list) {
        const mark = chat.membership?.last_read_seq ?? 0
        const waiting = sql`chat_id = ${chat.id} AND seq > ${mark} AND author_id <> ${id} AND system IS NULL`
        const [found] = await db().select({ value: count() }).from(messages).where(waiting)
        expect(chat.membership?.unread).toEqual({
          count: Math.min(found?.value ?? 0, 1000),
          mentions: [],
          at: chat.head,
        })
      }
    }
  })

  test('synchronise from nothing', async () => {
    const alexey = await actorOf('alexey')
    const answer = await sync(alexey, { epoch: null, user_rev: 0, chats: [] })
    expect(answer.reset).toBe(true)
    expect(answer.chats).toEqual(await listChats(alexey))
    const [row] = await db().select({ head: users.head }).from(users).where(eq(users.id, alexey.userId))
    expect(answer.user_rev).toBe(row?.head)
  })

  test('go on writing, joining and reading', async () => {
    const [masha, mama] = [await actorOf('masha'), await actorOf('mama')]
    const group = (await listChats(masha)).find((chat) => chat.name === 'Алтай, июль')
    const open = (await searchPublicChats(mama, 'дизайн'))[0]
    if (!group || !open) throw new Error('Chats of the demonstration are missing')
    const sent = await sendMessage(masha, { chat_id: group.id, content: 'Ещё одно' })
    expect([sent.seq, sent.rev]).toEqual([group.head + 1, group.head + 1])
    expect((await markRead(masha, { chat_id: group.id, seq: sent.seq })).last_read_seq).toBe(sent.seq)
    const joining = await sendMessage(mama, { chat_id: open.id, content: 'Можно к вам?' })
    expect(joining.seq).toBe(open.head + 2)
    expect((await membersOf(mama, open.id)).map((each) => each.user.username)).toContain('mama')
  })
})

test('[DEMO7] the long chat has that many messages, and its history is walked without a gap', async () => {
  const sophie = await actorOf('sophie')
  const [long] = await searchPublicChats(sophie, 'площадь')
  if (!long) throw new Error('There is no long chat')
  const met: number[] = []
  for (let before_seq: number | undefined; ; before_seq = met[0]) {
    const page = await readHistory(sophie, { chat_id: long.id, before_seq, limit: 200 })
    met.unshift(...page.messages.map((message) => message.seq))
    if (!page.has_older) break
  }
  expect(met).toEqual(Array.from({ length: long.head }, (_, at) => at + 1))
  const plain = await db().select({ value: count() }).from(messages).where(sql`chat_id = ${long.id} AND system IS NULL`)
  expect(plain[0]?.value).toBe(BIG)
  expect(long.membership?.unread.count).toBe(1000)
})

describe('[DEMO6] a second time', () => {
  test('nothing is changed, and the reason is said', async () => {
    const counts = () => Promise.all([users, chats, messages].map((table) => db().$count(table)))
    const before = await counts()
    await expect(fillDatabase(db(), { seed: 12, big: 0 })).rejects.toThrow(/already in this database.*voronov.*sophie/s)
    expect(await counts()).toEqual(before)
  })

  test('a server with people keeps its owner; a single taken name is enough to refuse', async () => {
    await createTestDatabase()
    await person('owner')
    const again = await fillDatabase(db(), { seed: 1, big: 0 })
    expect(again.accounts.map((each) => each.isOwner)).not.toContain(true)
    await createTestDatabase()
    await db().insert(users).values({ username: 'Mama', usernameKey: 'mama', displayName: 'M', passwordHash: 'none' })
    await expect(fillDatabase(db(), { seed: 1, big: 0 })).rejects.toThrow(/taken: mama\./)
    expect(await db().$count(users)).toBe(1)
  })
})
