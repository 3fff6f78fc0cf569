import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import pg from 'pg'

/**
 * The references of the HTTP workloads and of storage: `node:http` with a pool of prepared statements, and no framework, no
 * sign-in, no schemas, no rights. `plain_messages` is a table of its own with one index, as in tutorials.
 */
const { PORT, HOST, DATABASE_URL } = process.env
// As the messenger's own connections are: without this the database plans the page anew each time.
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8, options: '-c plan_cache_mode=force_generic_plan' })

/** Everything that the messenger reads of a page, asked as it asks it. */
const PAGE = {
  name: 'page',
  text: `SELECT c.head, (SELECT epoch FROM server_state) AS epoch, m.id, m.chat_id, m.seq, m.rev, m.author_id, a.username,
      a.display_name, m.client_id, m.content, m.system, m.created_at, m.version, m.edited_at, m.deleted_at, m.reactions, m.quote,
      CASE WHEN m.reply_seq IS NOT NULL THEN (
        SELECT json_build_object('seq', o.seq, 'rev', o.rev, 'user_id', o.author_id, 'display_name', w.display_name,
          'text', left(o.content, 200), 'deleted', o.deleted_at IS NOT NULL)
        FROM messages o JOIN users w ON w.id = o.author_id WHERE o.chat_id = m.chat_id AND o.seq = m.reply_seq) END AS original,
      m.forward_user_id, CASE WHEN m.forward_user_id IS NOT NULL
        THEN (SELECT display_name FROM users WHERE id = m.forward_user_id) END AS forward_name,
      CASE WHEN m.mentions IS NOT NULL THEN (
        SELECT json_agg(json_build_object('user_id', w.id, 'username', w.username) ORDER BY w.id)
        FROM users w WHERE w.id = ANY(m.mentions)) END AS mentions,
      0 = ANY(m.mentions) AS mentions_all, m.pinned_at, m.poll
    FROM chats c
    LEFT JOIN members s ON s.chat_id = c.id AND s.user_id = $2
    LEFT JOIN LATERAL (
      SELECT * FROM messages WHERE chat_id = c.id AND system IS NULL AND deleted_at IS NULL ORDER BY seq DESC LIMIT $3) m ON true
    LEFT JOIN users a ON a.id = m.author_id
    WHERE c.id = $1 AND (s.user_id IS NOT NULL OR c.kind = 'public')
    ORDER BY m.seq`,
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
    const values = ['chat_id', 'viewer', 'limit'].map((name) => searchParams.get(name))
    const { rows } = await pool.query({ ...PAGE, values })
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
