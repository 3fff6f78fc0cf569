import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { pairsOf, readChatList, readChats } from '#domain/chats/read-chats.ts'
import { readMark } from '#domain/chats/read-mark-store.ts'
import { readDays } from '#domain/messages/days-store.ts'
import { readPlacesIn, readSlice } from '#domain/messages/history-store.ts'
import { readSendFacts } from '#domain/messages/send-facts.ts'
import { readPlaces } from '#domain/sync/place-store.ts'
import { readSteps } from '#domain/sync/step-store.ts'
import { db, type Queryable } from '#runtime/database.ts'
import { type Person, person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

const CHATS = 200
const MESSAGES = 200
const chatIds = Array.from({ length: CHATS }, (_, at) => at + 1)
const anna: Person = await person('anna')

/** Enough that reading a whole table is never the quicker way: anna and 20 others in 200 chats with 200 messages each. */
beforeAll(async () => {
  for (let at = 0; at < 20; at++) await person('other')
  await db().execute(sql`
    INSERT INTO chats (kind, name, head, member_count, created_by)
    SELECT 'group', 'Group ' || n, ${MESSAGES}::int, 21, ${anna.userId}::int FROM generate_series(1, ${CHATS}::int) n`)
  await db().execute(sql`
    INSERT INTO members (chat_id, user_id, rev, user_rev, last_read_seq)
    SELECT chats.id, users.id, 1, chats.id, (chats.id * 7) % ${MESSAGES}::int FROM chats, users`)
  for (const chatId of chatIds) {
    await db().execute(sql`
      INSERT INTO messages (chat_id, seq, rev, author_id, client_id, content, reply_seq, created_at)
      SELECT ${chatId}::int, n, n, ${anna.userId}::int + n % 20, gen_random_uuid(), repeat('text ', 20),
        CASE WHEN n % 10 = 0 THEN n - 1 END,
        now() - (${MESSAGES}::int - n) * interval '3 hours'
      FROM generate_series(1, ${MESSAGES}::int) n`)
  }
  await db().execute(sql`
    UPDATE chats SET last_message_at = now(),
      last_message_id = (SELECT id FROM messages WHERE chat_id = chats.id ORDER BY seq DESC LIMIT 1)`)
  await db().execute(sql`ANALYZE`)
})

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  Plans?: Node[]
}

/** Runs a read and answers every step that PostgreSQL took over messages to answer it. */
async function stepsOverMessages(read: (q: Queryable) => Promise<unknown>): Promise<Node[]> {
  const nodes: Node[] = []
  const explaining = {
    execute: async (query: Parameters<Queryable['execute']>[0]) => {
      const result = await db().execute<{ 'QUERY PLAN': { Plan: Node }[] }>(
        sql`EXPLAIN (ANALYZE, FORMAT JSON) ${query}`,
      )
      const walk = (node: Node): void => {
        if (node['Relation Name'] === 'messages') nodes.push(node)
        for (const child of node.Plans ?? []) walk(child)
      }
      for (const { Plan } of result.rows[0]?.['QUERY PLAN'] ?? []) walk(Plan)
      return db().execute(query)
    },
  }
  await read(explaining as unknown as Queryable)
  return nodes
}

const sends = chatIds.slice(0, 50).map((chatId) => ({
  actor: anna,
  chatId,
  content: 'x',
  clientId: '00000000-0000-4000-8000-000000000000',
}))
/** Thirty days around the fixture's messages: 200 of each chat, three hours apart. */
const end = Date.now()
const month = { starts: Array.from({ length: 30 }, (_, day) => end - (30 - day) * 86_400_000), end }
const reads: [name: string, read: (q: Queryable) => Promise<unknown>][] = [
  ['the chat list', (q) => readChatList(q, anna.userId)],
  ['one chat', (q) => readChats(q, pairsOf(anna.userId, [7]))],
  ['a read mark', (q) => readMark(q, anna.userId, 7)],
  [
    'the newest page',
    (q) => readSlice(q, anna.userId, { chatId: 7, seq: Number.MAX_SAFE_INTEGER, older: 60, newer: 0, whole: true }),
  ],
  [
    'a page in the middle',
    (q) => readSlice(q, anna.userId, { chatId: 7, seq: 100, older: 30, newer: 30, whole: true }),
  ],
  [
    'a page without system lines',
    (q) => readSlice(q, anna.userId, { chatId: 7, seq: 100, older: 50, newer: 0, whole: false }),
  ],
  [
    'the places in a page',
    (q) => readPlacesIn(q, anna.userId, { chatId: 7, seq: 100, older: 50, newer: 0, whole: false }),
  ],
  [
    'steps of many chats',
    (q) =>
      readSteps(
        q,
        chatIds.slice(0, 20).map((chatId) => ({ chatId, after: 190, upto: 200 })),
      ),
  ],
  ['the days of a month', (q) => readDays(q, anna.userId, { chatId: 7, ...month })],
  ['places', (q) => readPlaces(q, [{ userId: anna.userId, chatIds }])],
  ['what decides about sends', (q) => readSendFacts(q, sends, new Map())],
]

test.each(reads)('[DL9] [CH9] %s never walks through all messages', async (name, read) => {
  const nodes = await stepsOverMessages(read)
  for (const node of nodes) {
    expect(node['Node Type'], JSON.stringify(node)).toMatch(/^(Index Scan|Index Only Scan|Bitmap Heap Scan)$/)
  }
  if (name !== 'places') expect(nodes.length).toBeGreaterThan(0)
})

test('[DL9] a page reads as many rows as it shows, and one more on each side, and what its replies answer', async () => {
  const nodes = await stepsOverMessages((q) =>
    readSlice(q, anna.userId, { chatId: 7, seq: 100, older: 30, newer: 30, whole: true }),
  )
  expect(nodes.map((node) => (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 0))).toEqual([31, 31, 7])
})

test('[CH17] the days of a month read one message for each day, and two beyond it', async () => {
  const nodes = await stepsOverMessages((q) => readDays(q, anna.userId, { chatId: 7, ...month }))
  const rows = nodes.map((node) => (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 0))
  const read = rows.reduce((sum, each) => sum + each, 0)
  expect(read).toBeGreaterThan(20)
  expect(read).toBeLessThanOrEqual(month.starts.length + 2)
})

test('[CH9] unread counts and marks of the whole list equal a plain recount', async () => {
  const list = await readChatList(db(), anna.userId)
  const recount = await db().execute<{ chat_id: number; unread: number; others: number }>(sql`
    SELECT s.chat_id, count(*) FILTER (WHERE m.seq > s.last_read_seq AND m.author_id <> s.user_id)::int AS unread,
      (SELECT max(last_read_seq) FROM members o WHERE o.chat_id = s.chat_id AND o.user_id <> s.user_id)::int AS others
    FROM members s JOIN messages m ON m.chat_id = s.chat_id
    WHERE s.user_id = ${anna.userId} AND m.system IS NULL GROUP BY s.chat_id, s.user_id, s.last_read_seq`)
  const counted = new Map(recount.rows.map((row) => [row.chat_id, [row.unread, row.others]]))
  expect(list).toHaveLength(CHATS)
  for (const chat of list) {
    expect([chat.membership?.unread.count, chat.others_read_seq]).toEqual(counted.get(chat.id))
  }
})
