import type { Connections } from '#realtime/connections.ts'
import { deliverPresence } from '#realtime/deliver-presence.ts'
import { Departures } from '#realtime/departures.ts'
import { dispatchEvents } from '#realtime/dispatch.ts'
import { forgetHandshake, guardEntrance, welcome } from '#realtime/enter-socket.ts'
import { chatHandlers } from '#realtime/handle-chats.ts'
import { messageHandlers } from '#realtime/handle-messages.ts'
import { presenceHandlers } from '#realtime/handle-presence.ts'
import { syncHandlers } from '#realtime/handle-sync.ts'
import { PresenceBoard } from '#realtime/presence-board.ts'
import type { PresenceSources } from '#realtime/read-presence.ts'
import { createSocketServer } from '#realtime/socket-server.ts'
import type { IoServer, IoSocket } from '#realtime/socket-types.ts'
import { TypingBudget } from '#realtime/typing-budget.ts'
import { config } from '#runtime/config.ts'
import { logSecurity } from '#runtime/security-log.ts'

/** Socket.IO with everything it does for a client: let in, greet, answer events, know who is here. */
export function openSocketServer(connections: Connections): PresenceSources & { io: IoServer } {
  const io = createSocketServer()
  const departures = new Departures()
  const board = new PresenceBoard((userId, state) => deliverPresence(io, departures, userId, state))
  const typing = new TypingBudget()
  const handlers = {
    ...messageHandlers(typing),
    ...chatHandlers(typing),
    ...presenceHandlers({ board, departures }),
    ...syncHandlers,
  }
  guardEntrance(io, connections)
  io.on('connection', (socket) => {
    forgetHandshake(socket)
    if (config().rateLimits) countFrames(socket)
    dispatchEvents(io, socket, handlers)
    const { userId } = socket.data.actor
    board.setState(userId, socket.id, 'active')
    socket.on('disconnect', () => board.leave(userId, socket.id))
    void welcome(socket)
  })
  return { io, board, departures }
}

/** Counts everything that comes in, events or not. Events past the limit are refused; whoever goes on is closed. Rule DL18. */
function countFrames(socket: IoSocket): void {
  socket.conn.on('packet', () => {
    if (socket.data.frames.take() !== 'flood') return
    logSecurity('limit_hit', { limit: 'frames', user_id: socket.data.actor.userId })
    socket.conn.close(true)
  })
}
