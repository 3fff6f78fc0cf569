import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'

/** ms that a farewell has to go out. */
const LAST_WORDS = 300

/**
 * Ends a connection that was told farewell, whether its reader has come that far or not: what still waits for a slow one must
 * not reach him any more. Rule DL16.
 */
export function cutOff(socket: WebSocket): void {
  setTimeout(() => {
    if (socket.readyState === socket.CLOSED) return
    // Only the connection below knows what waits, and can throw away what the system holds for it.
    const { _socket: line } = socket as unknown as { _socket?: Socket | null }
    if (line && line.writableLength > 0) line.resetAndDestroy()
    else socket.terminate()
  }, LAST_WORDS).unref()
}
