import type { Server as HttpServer, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { sendQueue } from '#domain/messages/send-queue.ts'
import { findEndedSessions, keepSessionsSeen } from '#domain/sessions/open-sessions.ts'
import { ChatSocketServer } from '#realtime/chat-socket-server.ts'
import { Connections } from '#realtime/connections.ts'
import { HeadDelivery } from '#realtime/deliver-heads.ts'
import { deliverNews } from '#realtime/deliver-news.ts'
import { FrontDoor } from '#realtime/front-door.ts'
import { openSocketServer } from '#realtime/open-socket-server.ts'
import { pulse } from '#realtime/pulse.ts'
import { closeSlowSockets, SlownessWatch } from '#realtime/slow-sockets.ts'
import type { IoSocket } from '#realtime/socket-types.ts'
import { gauge } from '#runtime/metrics.ts'

/** ms between heartbeats, and between looks at slow and expired sockets. */
const HEARTBEAT = 15_000
const LOOK = 1000
/** Heartbeats after which everybody present is remembered as seen, and his session as used. */
const SEEN_EVERY = 4
/** ms. Answers to what was just committed go out before the sockets close. */
const LAST_WORDS = 50

export interface Realtime {
  /** Takes upgrades of Socket.IO and `/ws/chat`; false for paths that are neither. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Answers what is under way, tells every client to come back, and closes. */
  close(): Promise<void>
}

/** Opens the realtime doors of a server: Socket.IO under `/socket.io`, and `/ws/chat/{chat_id}`. */
export function startRealtime({ httpServer }: { httpServer: HttpServer }): Realtime {
  const connections = new Connections()
  const chatSockets = new ChatSocketServer(connections)
  const { io, board, departures } = openSocketServer(connections)
  const door = new FrontDoor(io, chatSockets)
  const stopNews = deliverNews(io, chatSockets, connections)
  const stopBeat = startHeartbeat(
    new HeadDelivery(io),
    () => chatSockets.beat(),
    connections,
    () => departures.store(board.present()),
  )
  const slowness = new SlownessWatch<IoSocket>()
  const stopLooking = pulse('look', LOOK, async () => {
    closeSlowSockets(io, slowness)
    chatSockets.closeSlow()
    for (const sessionId of await findEndedSessions(connections.pastTheirEnd())) {
      connections.endSession(sessionId, 'expired')
    }
    await departures.store()
  })
  gauge('sockets', 'Open Socket.IO connections', () => io.sockets.sockets.size)
  gauge('chat_sockets', 'Open /ws/chat connections', () => chatSockets.size)
  gauge('people_present', 'People with an open Socket.IO connection', () => board.present().length)
  httpServer.on('request', (request, response) => void door.handleRequest(request, response))

  return {
    handleUpgrade: (request, socket, head) => door.handleUpgrade(request, socket, head),
    async close() {
      door.close()
      await Promise.all([stopBeat(), stopLooking()])
      await sendQueue().idle()
      await wait(LAST_WORDS)
      stopNews()
      const present = board.present()
      board.close()
      chatSockets.close()
      // The transport is closed, not the socket: a client told to disconnect would not come back by itself.
      io.engine.close()
      await departures.store(present)
    },
  }
}

/** With each beat: the heads that moved, connections whose other end or right has gone, sessions that ended elsewhere. */
function startHeartbeat(
  heads: HeadDelivery,
  beatChatSockets: () => Promise<void>,
  connections: Connections,
  keepPeopleSeen: () => Promise<void>,
): () => Promise<void> {
  let beats = 0
  return pulse('heartbeat', HEARTBEAT, async () => {
    await Promise.all([heads.deliver(), beatChatSockets()])
    for (const sessionId of await findEndedSessions(connections.sessionIds())) {
      connections.endSession(sessionId, 'revoked')
    }
    if (++beats % SEEN_EVERY > 0) return
    await keepPeopleSeen()
    await keepSessionsSeen(connections.sessionIds())
  })
}
