import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { FrameServer } from '#realtime/frame-server.ts'
import type { IoServer } from '#realtime/socket-types.ts'
import { config } from '#runtime/config.ts'

/** ms. A connection that has not said who it is by then is closed. */
const ENTER_MS = 6000
/** ms. A connection that has gone silent is noticed after both together. */
const PING_EVERY = 15_000
const PING_WAIT = 15_000

/**
 * Socket.IO without a server of its own: handshakes are given to its engine once they were let in. It never listens
 * anywhere and serves no files.
 */
export function createSocketServer(): IoServer {
  const { corsOrigins } = config()
  return new Server(createServer(), {
    path: '/socket.io',
    addTrailingSlash: false,
    serveClient: false,
    wsEngine: FrameServer,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: SERVER_LIMITS.frameMax,
    connectTimeout: ENTER_MS,
    pingInterval: PING_EVERY,
    pingTimeout: PING_WAIT,
    ...(corsOrigins.length > 0 && { cors: { origin: corsOrigins } }),
  })
}
