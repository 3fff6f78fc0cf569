import { createServer } from 'node:http'
import pg from 'pg'
import { Server } from 'socket.io'

/**
 * The reference of the reconnect storm: Socket.IO, and for everybody who comes back one query for each of his chats, as a
 * simple server would do it. The statement is prepared and answered from an index; there is no sign-in and no check of
 * rights.
 */
const { PORT, HOST, DATABASE_URL } = process.env
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8 })
const MISSED = {
  name: 'missed',
  text: `SELECT m.id, m.chat_id, m.seq, m.rev, m.author_id AS user_id, a.username, a.display_name, m.client_id, m.content,
      m.system, m.created_at AS timestamp
    FROM messages m JOIN users a ON a.id = m.author_id
    WHERE m.chat_id = $1 AND m.rev > $2 ORDER BY m.rev`,
}

const httpServer = createServer((request, response) => {
  if (request.url === '/ready') response.end()
})
const io = new Server(httpServer, { serveClient: false })

io.on('connection', (socket) => {
  socket.on('catch-up', async ({ chats }: { chats: [chatId: number, rev: number][] }, answer) => {
    const missed = await Promise.all(
      chats.map(async ([chatId, rev]) => {
        await socket.join(`chat:${chatId}`)
        const { rows } = await pool.query({ ...MISSED, values: [chatId, rev] })
        return { chat_id: chatId, messages: rows }
      }),
    )
    answer({ ok: true, missed })
  })
})
httpServer.listen(Number(PORT), HOST)
