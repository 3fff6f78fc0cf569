import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import { type HeaderSource, headerOf } from '#auth/headers.ts'
import { config } from '#runtime/config.ts'

/** Set on every request by `stampClient`, whatever the client sent under these names. */
const CLIENT_IP = 'x-messenger-client-ip'
const REQUEST_ID = 'x-messenger-request-id'

/** Where a request comes from, as sessions and limits remember it. */
export interface ClientInfo {
  ip: string
  userAgent: string | null
  /** What the answer and the log call this request. */
  requestId: string
}

/**
 * Writes the client's address and an id into a request before anybody reads it, and answers the id. Route handlers do not see
 * the socket.
 * With `trustProxy` proxies in front, the address is the one that the outermost of them added to X-Forwarded-For;
 * what stands before it was written by the client and counts for nothing.
 */
export function stampClient(request: IncomingMessage): string {
  const forwarded = request.headers['x-forwarded-for']
  const chain = [...String(forwarded ?? '').split(','), request.socket.remoteAddress ?? '']
    .map((part) => part.trim())
    .filter(Boolean)
  request.headers[CLIENT_IP] = chain.at(-1 - Math.min(config().trustProxy, chain.length - 1)) ?? ''
  const id = randomUUID()
  request.headers[REQUEST_ID] = id
  return id
}

export function clientInfo(headers: HeaderSource): ClientInfo {
  return {
    ip: plainAddress(headerOf(headers, CLIENT_IP) ?? 'unknown'),
    userAgent: headerOf(headers, 'user-agent'),
    requestId: headerOf(headers, REQUEST_ID) ?? '',
  }
}

/** The key of an address for limits: one IPv6 customer has a whole /64. */
export function addressKey(ip: string): string {
  if (!isIPv6(ip)) return ip
  const [head = '', tail = ''] = ip.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const groups = ip.includes('::')
    ? [...before, ...Array(8 - before.length - after.length).fill('0'), ...after]
    : before
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

/** IPv4 in the clothes of IPv6 is IPv4. */
function plainAddress(ip: string): string {
  return ip.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
}
