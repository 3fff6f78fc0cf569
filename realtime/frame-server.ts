import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { TokenBucket } from '#realtime/token-bucket.ts'

/** Pieces that one message may come in. Browsers send one. */
const FRAGMENTS_MAX = 64
/** ms. What a client that was told to go may still take to read what waits for it. */
const FAREWELL = 3000
const POLICY_VIOLATION = 1008

/**
 * The WebSocket endpoint under Socket.IO and `/ws/chat`: bounded frames, no compression (a small frame could unpack into a
 * huge one), and no endless pings.
 */
export class FrameServer extends WebSocketServer {
  constructor(options: ServerOptions = {}) {
    const own = {
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: SERVER_LIMITS.frameMax,
      maxFragments: FRAGMENTS_MAX,
      closeTimeout: FAREWELL,
    }
    super({ ...options, ...own })
  }

  override handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    done: (client: WebSocket, request: IncomingMessage) => void,
  ): void {
    super.handleUpgrade(request, socket, head, (client, same) => {
      limitPings(client)
      done(client, same)
    })
  }
}

function limitPings(client: WebSocket): void {
  const pings = new TokenBucket({ perSecond: 1, burst: 20 })
  client.on('ping', () => {
    const verdict = pings.take()
    if (verdict === 'flood') client.terminate()
    else if (verdict === 'over') client.close(POLICY_VIOLATION)
  })
}
