import { createServer } from 'node:http'
import { Server } from 'socket.io'

/**
 * The reference of the socket workloads: Socket.IO with its own settings, rooms, one event per message, an acknowledgement,
 * and nothing else. No storage, no rights, no order, nothing survives. A message has the fields that ours has.
 */
const { PORT, HOST } = process.env
const httpServer = createServer((request, response) => {
  if (request.url === '/ready') response.end()
})
const io = new Server(httpServer, { serveClient: false })
let id = 0

io.on('connection', (socket) => {
  const { user_id, username } = socket.handshake.auth
  socket.on('join', ({ chat_id }, answer) => {
    void socket.join(`chat:${chat_id}`)
    answer({ ok: true })
  })
  socket.on('say', ({ chat_id, content, client_id }, answer) => {
    id++
    const message = { id, chat_id, user_id, username, display_name: username, content, seq: id, rev: id, client_id }
    io.to(`chat:${chat_id}`).emit('message', { ...message, timestamp: new Date().toISOString(), system: null })
    answer({ ok: true })
  })
})
httpServer.listen(Number(PORT), HOST)
