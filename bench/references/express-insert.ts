import express from 'express'
import pg from 'pg'

/** The reference of sends over HTTP: Express and one INSERT for a message, as tutorials do it. No sign-in, no rights. */
const { PORT, HOST, DATABASE_URL } = process.env
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8 })
await pool.query(`CREATE TABLE IF NOT EXISTS express_messages (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, chat_id int NOT NULL, author_id int NOT NULL, content text NOT NULL,
  created_at timestamptz NOT NULL)`)
await pool.query('CREATE INDEX IF NOT EXISTS express_messages_chat ON express_messages (chat_id, id)')

const app = express()
app.use(express.json())
app.get('/ready', (_request, response) => void response.json({}))
app.post('/messages', async (request, response) => {
  const { chat_id, content, user_id = 1 } = request.body
  const { rows } = await pool.query(
    `INSERT INTO express_messages (chat_id, author_id, content, created_at) VALUES ($1, $2, $3, now())
     RETURNING id, chat_id, author_id AS user_id, content, created_at AS timestamp`,
    [chat_id, user_id, content],
  )
  response.json(rows[0])
})
app.listen(Number(PORT), HOST ?? '127.0.0.1')
