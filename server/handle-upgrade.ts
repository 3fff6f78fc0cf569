import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { stampClient } from '#auth/client-info.ts'
import { cleanHeaders } from '#http/incoming-headers.ts'
import { config } from '#runtime/config.ts'
import { pathOf } from '#server/refuse.ts'

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean

/**
 * Gives each upgrade to the first that knows its path. One that nobody knows is answered and closed: a socket left alone
 * stays open, paused, for ever.
 */
export function routeUpgrades(server: Server, handlers: UpgradeHandler[]): void {
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    cleanHeaders(request.headers, config().trustProxy)
    stampClient(request)
    if (pathOf(request) === null) return refuse(socket, '400 Bad Request')
    if (!handlers.some((handle) => handle(request, socket, head))) refuse(socket, '404 Not Found')
  })
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
}
