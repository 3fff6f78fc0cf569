import type { IncomingMessage } from 'node:http'
import { AppError } from '#domain/app-error.ts'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const READING = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Pages are only read; everything that changes something lives here. */
const CHANGING_PATHS = /^\/(api|auth)\//
const HEADERS_MAX = 200
/** A name, an IPv4 or an IPv6 address, with or without a port. */
const HOST = /^([\w.-]{1,253}|\[[\da-f:.]{2,45}\])(:\d{1,5})?$/i

/**
 * Stops what no part of the product could answer well, before any part sees it.
 * @throws `bad_request` a target that is no path of this server, a strange Host, too many headers
 * @throws `method_not_allowed` an unknown method, or a change of what can only be read
 */
export function refuseUnfit(request: IncomingMessage, production: boolean): void {
  const path = pathOf(request)
  if (path === null) throw new AppError('bad_request', 'The request target must be a path of this server')
  if (!HOST.test(request.headers.host ?? '')) throw new AppError('bad_request', 'The Host header is not a host')
  if (request.rawHeaders.length / 2 > HEADERS_MAX) throw new AppError('bad_request', 'There are too many headers')
  const method = request.method ?? ''
  if (!METHODS.has(method)) {
    throw new AppError('method_not_allowed', 'This method is not known here', { allow: [...METHODS].join(', ') })
  }
  if (production && !READING.has(method) && !CHANGING_PATHS.test(path)) {
    throw new AppError('method_not_allowed', 'This address can only be read', { allow: [...READING].join(', ') })
  }
}

/** The path of a target; null for absolute-form (which only proxies have a use for), foreign hosts and broken encodings. */
export function pathOf({ url = '' }: IncomingMessage): string | null {
  if (!url.startsWith('/') || url.startsWith('//') || url.startsWith('/\\')) return null
  const path = url.split(/[?#]/, 1)[0] ?? ''
  try {
    return decodeURIComponent(path).includes('\0') ? null : path
  } catch {
    return null
  }
}
