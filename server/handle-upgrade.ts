import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { stampClient } from '#auth/client-info.ts'
import { cleanHeaders } from '#http/incoming-headers.ts'
import { config } from '#runtime/config.ts'
import { pathOf } from '#server/refuse.ts'

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean

/** What offers another protocol in the head of a request. */
const OFFER = new Set(['upgrade', 'connection', 'http2-settings'])

/**
 * Gives each upgrade to the first that knows its path. One that nobody knows is answered and closed: a socket left alone
 * stays open, paused, for ever.
 */
export function routeUpgrades(server: Server, handlers: UpgradeHandler[]): void {
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    // Some programs offer HTTP/2 with whatever they ask; one that does not take the offer answers as if it were not made.
    if (!/^websocket$/i.test(request.headers.upgrade ?? '')) return askAgain(server, request, socket, head)
    cleanHeaders(request.headers, config().trustProxy)
    stampClient(request)
    if (pathOf(request) === null) return refuse(socket, '400 Bad Request')
    if (!handlers.some((handle) => handle(request, socket, head))) refuse(socket, '404 Not Found')
  })
}

/** Has the server read the request once more, without its offer. Whatever follows the head, a body for instance, is still there. */
function askAgain(
  server: Server,
  { method, url, httpVersion, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
) {
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (!OFFER.has(rawHeaders[at]?.toLowerCase() ?? '')) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`)
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`, 'latin1'), head]))
  server.emit('connection', socket)
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
}
