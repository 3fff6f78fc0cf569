import type { IoServer, IoSocket } from '#realtime/socket-types.ts'
import { counter } from '#runtime/metrics.ts'

/** Bytes that may wait for one socket over two looks; beyond it the socket does not keep up. Rule DL17. */
const PATIENT_BYTES = 1024 * 1024
/** Bytes at which nobody looks twice. */
const BYTES_MAX = 8 * 1024 * 1024

/** Finds sockets whose unsent bytes stay too many from one look to the next. */
export class SlownessWatch<S extends object> {
  #suspects = new WeakSet<S>()

  /** True when the socket is to be closed. */
  isSlow(socket: S, waitingBytes: number): boolean {
    if (waitingBytes <= PATIENT_BYTES) {
      this.#suspects.delete(socket)
      return false
    }
    if (waitingBytes > BYTES_MAX || this.#suspects.has(socket)) {
      counter('slow_sockets_total', 'Sockets closed because they did not keep up').inc()
      return true
    }
    this.#suspects.add(socket)
    return false
  }
}

/** Characters that wait in a Socket.IO connection until what was handed to the network before has gone out. */
function waitingIn(socket: IoSocket): number {
  // The engine keeps its buffer to itself, but nothing else tells how much waits.
  const { writeBuffer } = socket.conn as unknown as { writeBuffer: readonly { data?: unknown }[] }
  let waiting = 0
  for (const { data } of writeBuffer) waiting += typeof data === 'string' ? data.length : 0
  return waiting
}

/** Closes the sockets that do not keep up; they synchronise when they come back. */
export function closeSlowSockets(io: IoServer, watch: SlownessWatch<IoSocket>): void {
  for (const socket of io.sockets.sockets.values()) {
    if (watch.isSlow(socket, waitingIn(socket))) socket.conn.close(true)
  }
}
