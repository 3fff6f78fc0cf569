import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { issueAccessToken } from '#auth/access-token.ts'

/** Longer than any run. */
const TOKEN_HOURS = 12

/** Someone with an account, an open session and its token. */
export interface BenchPerson {
  id: number
  token: string
}

/** Makes people straight in the database, for nobody is to wait for thousands of password hashes. */
export async function makePeople(pool: pg.Pool, count: number): Promise<BenchPerson[]> {
  const names = Array.from({ length: count }, () => `bench_${randomUUID().slice(0, 13)}`)
  const sessionIds = names.map(() => randomUUID())
  const { rows } = await pool.query<{ id: number; session: string }>(
    `WITH made AS (
       INSERT INTO users (username, username_key, display_name, search_key, password_hash)
       SELECT name, name, initcap(name), name, 'none' FROM unnest($1::text[]) AS name RETURNING id, username
     )
     INSERT INTO sessions (id, user_id, kind, expires_at)
     SELECT session, made.id, 'api', now() + make_interval(hours => $3)
     FROM unnest($1::text[], $2::uuid[]) AS asked (name, session) JOIN made ON made.username = asked.name
     RETURNING user_id AS id, id AS session`,
    [names, sessionIds, TOKEN_HOURS],
  )
  const expiresAt = new Date(Date.now() + TOKEN_HOURS * 3_600_000)
  return Promise.all(
    rows.map(async ({ id, session }) => ({
      id,
      token: await issueAccessToken({ userId: id, sessionId: session }, expiresAt),
    })),
  )
}

/** Makes one group for each list of people, and answers the groups' ids. */
export async function makeGroups(pool: pg.Pool, groups: readonly (readonly BenchPerson[])[]): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO chats (kind, name, member_count, created_by)
     SELECT 'group', 'Bench', size, creator FROM unnest($1::int[], $2::int[]) AS asked (size, creator) RETURNING id`,
    [groups.map((group) => group.length), groups.map((group) => group[0]?.id)],
  )
  const ids = rows.map((row) => row.id)
  const places = groups.flatMap((group, at) => group.map((person) => [ids[at], person.id] as const))
  await pool.query(
    `INSERT INTO members (chat_id, user_id, rev, user_rev)
     SELECT chat_id, user_id, 0, row_number() OVER (PARTITION BY user_id)
     FROM unnest($1::int[], $2::int[]) AS asked (chat_id, user_id)`,
    [places.map(([chatId]) => chatId), places.map(([, userId]) => userId)],
  )
  await pool.query(
    `UPDATE users SET head = steps.count
     FROM (SELECT user_id, count(*) FROM members WHERE user_id = ANY($1::int[]) GROUP BY user_id) AS steps
     WHERE users.id = steps.user_id`,
    [[...new Set(places.map(([, userId]) => userId))]],
  )
  return ids
}

/** Fills a chat with so many messages by its members, in turn; the chat must be empty. */
export async function fillChat(pool: pg.Pool, chatId: number, count: number): Promise<void> {
  await pool.query(
    `WITH authors AS (SELECT array_agg(user_id) AS ids FROM members WHERE chat_id = $1)
     INSERT INTO messages (chat_id, seq, rev, author_id, client_id, content, created_at)
     SELECT $1, n, n, ids[1 + n % cardinality(ids)], gen_random_uuid(), 'message ' || n || repeat(' text', 20),
       now() - make_interval(secs => $2 - n)
     FROM authors, generate_series(1, $2::int) AS n`,
    [chatId, count],
  )
  await pool.query(
    `UPDATE chats SET head = $2, last_message_id = newest.id, last_message_at = newest.created_at
     FROM messages newest WHERE chats.id = $1 AND newest.chat_id = $1 AND newest.seq = $2`,
    [chatId, count],
  )
}
