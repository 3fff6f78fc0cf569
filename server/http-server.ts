import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { securityHeaders } from '#http/security-headers.ts'
import { config } from '#runtime/config.ts'

/** Enough for every browser and cookie, too little to fill the memory with. */
const HEADER_BYTES_MAX = 16 * 1024
const HEADERS_MS = 10_000
const REQUEST_MS = 30_000
/** Longer than proxies keep an idle connection, so that it is them who close it and no request falls between. */
const KEEP_ALIVE_MS = 65_000
/** An answer that nobody takes is not held for ever. Sockets that were upgraded have pulses of their own. */
const SILENCE_MS = 60_000
/** How long answers under way may take when the server stops. */
const DRAIN_MS = 3000

/** An HTTP server whose every answer, whoever makes it, starts with the security headers. */
export function createHttpServer(): Server {
  const headers = securityHeaders(config())
  class SecureResponse extends ServerResponse<IncomingMessage> {
    constructor(request: IncomingMessage) {
      super(request)
      for (const [name, value] of headers) this.setHeader(name, value)
    }
  }
  const server = createServer({
    ServerResponse: SecureResponse,
    maxHeaderSize: HEADER_BYTES_MAX,
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: 5000,
  })
  server.timeout = SILENCE_MS
  return server
}

/** Accepts nothing new from now on; the answer waits for what is under way and cuts what takes too long, sockets included. */
export function closeHttpServer(server: Server, sockets: ReadonlySet<Socket> = new Set()): () => Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  return async () => {
    const cut = setTimeout(() => {
      for (const socket of sockets) socket.destroy()
    }, DRAIN_MS)
    await closed
    clearTimeout(cut)
  }
}

/** Every open connection. Node itself forgets those that were upgraded. */
export function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return sockets
}

/** Listens, or says in a sentence why it cannot. */
export function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)))
    server.listen({ port, host }, resolve)
  })
}

function explain(error: NodeJS.ErrnoException, port: number, host = ''): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken by another program. Stop it, or choose another port with PORT.`,
    EACCES: `This account may not listen on port ${port}. Choose one above 1023 with PORT.`,
    EADDRNOTAVAIL: `This machine has no address ${host}: check HOST.`,
    ENOTFOUND: `There is no address for ${host}: check HOST.`,
  }
  const reason = reasons[error.code ?? '']
  return reason ? new Error(reason, { cause: error }) : error
}
