import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { PgDialect } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { sliceQuery } from '#domain/messages/history-store.ts'

/**
 * The references of the HTTP workloads and of storage: `node:http` with a pool of prepared statements, and no framework, no
 * sign-in, no schemas, no rights. `plain_messages` is a table of its own with one index, as in tutorials.
 */
const { PORT, HOST, DATABASE_URL } = process.env
// As the messenger's own connections are: without this the database plans the page anew each time.
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8, options: '-c plan_cache_mode=force_generic_plan' })

/** The query that the messenger asks for a page; its text and values are made once for each page. */
const pages = new Map<string, { name: string; text: string; values: unknown[] }>()
function pageQuery(chatId: number, viewerId: number, limit: number) {
  const key = `${chatId} ${viewerId} ${limit}`
  const known = pages.get(key)
  if (known) return known
  const slice = { chatId, seq: Number.MAX_SAFE_INTEGER, older: limit, newer: 0, whole: false }
  const { sql: text, params: values } = new PgDialect({ casing: 'snake_case' }).sqlToQuery(sliceQuery(viewerId, slice))
  const made = { name: 'page', text, values }
  pages.set(key, made)
  return made
}
const INSERT = {
  name: 'insert',
  text: `INSERT INTO plain_messages (chat_id, author_id, content, created_at) VALUES ($1, $2, $3, now())
    RETURNING id, chat_id, author_id AS user_id, content, created_at AS timestamp`,
}
const INSERT_MANY = {
  name: 'insert-many',
  text: `INSERT INTO plain_messages (chat_id, author_id, content, created_at)
    SELECT chat_id, author_id, content, now() FROM unnest($1::int[], $2::int[], $3::text[])
      AS news (chat_id, author_id, content)`,
}

const routes: Record<string, (url: URL) => Promise<unknown>> = {
  '/ready': async () => ({}),
  '/page': async ({ searchParams }) => {
    const [chatId = 0, viewerId = 0, limit = 0] = ['chat_id', 'viewer', 'limit'].map((name) =>
      Number(searchParams.get(name)),
    )
    const { rows } = await pool.query(pageQuery(chatId, viewerId, limit))
    return rows
  },
  // Rows that this process commits in a second: each on its own by so many at once, or in batches of so many.
  '/rates': async ({ searchParams }) => {
    const seconds = Number(searchParams.get('seconds'))
    const single = () => pool.query({ ...INSERT, values: [1, 1, FILLER] })
    const values = [Array(BATCH).fill(1), Array(BATCH).fill(1), Array(BATCH).fill(FILLER)]
    const batch = () => pool.query({ ...INSERT_MANY, values })
    return {
      single: await perSecond(single, 1, seconds),
      singleByEight: await perSecond(single, 8, seconds),
      batched: (await perSecond(batch, 1, seconds)) * BATCH,
    }
  },
}
const BATCH = 100
const FILLER = 'what people write, so that it is about as long as what they say at once, and some more of it here too'

await pool.query(`CREATE TABLE IF NOT EXISTS plain_messages (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, chat_id int NOT NULL, author_id int NOT NULL, content text NOT NULL,
  created_at timestamptz NOT NULL)`)
await pool.query('CREATE INDEX IF NOT EXISTS plain_messages_chat ON plain_messages (chat_id, id)')
createServer((request, response) => void answer(request, response)).listen(Number(PORT), HOST)

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const result = await routes[url.pathname]?.(url).catch(() => undefined)
  const json = JSON.stringify(result ?? null)
  response.writeHead(result ? 200 : 500, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(json),
  })
  response.end(json)
}

async function perSecond(work: () => Promise<unknown>, atOnce: number, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000
  let done = 0
  const go = async () => {
    for (; performance.now() < end; done++) await work()
  }
  await Promise.all(Array.from({ length: atOnce }, go))
  return done / seconds
}
