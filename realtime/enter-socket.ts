import type { WebSocket } from 'ws'
import type { Authenticated } from '#auth/authenticate.ts'
import { AppError } from '#domain/app-error.ts'
import { checkSession } from '#domain/sessions/sessions.ts'
import { greet } from '#domain/sync/greet.ts'
import { toProblem } from '#http/problem.ts'
import type { Connection, Connections } from '#realtime/connections.ts'
import { cutOff } from '#realtime/cut-off.ts'
import { addressOf, identify } from '#realtime/entrance.ts'
import { chatRoom, userRoom } from '#realtime/rooms.ts'
import type { IoServer, IoSocket } from '#realtime/socket-types.ts'
import { TokenBucket } from '#realtime/token-bucket.ts'

/** Lets in who says who he is; everybody else hears why not, and is closed at once. Rule DL16. */
export function guardEntrance(io: IoServer, connections: Connections): void {
  io.use((socket, next) => {
    enter(socket, connections).then(
      () => next(),
      (error: unknown) => {
        const problem = toProblem(error)
        next(Object.assign(new Error(problem.detail), { data: problem }))
        setImmediate(() => socket.conn.close())
      },
    )
  })
}

async function enter(socket: IoSocket, connections: Connections): Promise<void> {
  const { headers, auth } = socket.handshake
  const who = await identify(headers, typeof auth.token === 'string' ? auth.token : null)
  const connection: Connection = {
    userId: who.userId,
    sessionId: who.sessionId,
    address: addressOf(headers),
    expiresAt: who.expiresAt,
    end: (reason) => {
      socket.emit('session:ended', { reason })
      // The engine waits with closing until everything has gone out.
      const { socket: line } = socket.conn.transport as unknown as { socket?: WebSocket }
      socket.disconnect(true)
      if (line) cutOff(line)
    },
  }
  if (!connections.hasRoom(connection)) {
    throw new AppError('rate_limited', 'Too many open connections', { retryAfter: 30 })
  }
  socket.conn.once('close', connections.add(connection))
  prepare(socket, who)
}

function prepare(socket: IoSocket, { userId, sessionId }: Authenticated): void {
  socket.data.actor = { userId, sessionId }
  socket.data.frames = new TokenBucket()
  socket.data.visits = new Set()
}

/**
 * Lets a socket hear all chats of its person, then greets it. It hears the person first: whatever he joins from then on
 * reaches it. A session that ended meanwhile is noticed at the end.
 */
export async function welcome(socket: IoSocket): Promise<void> {
  const { actor } = socket.data
  try {
    await socket.join(userRoom(actor.userId))
    const { me, epoch, chatIds } = await greet(actor)
    socket.data.me = me
    await socket.join(chatIds.map(chatRoom))
    await checkSession(actor.sessionId)
    socket.emit('welcome', { me, session_id: actor.sessionId, epoch, server_time: new Date().toISOString() })
  } catch {
    // Without a greeting the client cannot go on; it comes back by itself, and is told at the entrance what is wrong.
    socket.conn.close()
  }
}

/** What was needed for the handshake alone is let go: thousands of connections stay open for days. */
export function forgetHandshake(socket: IoSocket): void {
  const held = socket as { handshake: unknown; conn: { request: unknown } }
  held.handshake = undefined
  held.conn.request = undefined
}
