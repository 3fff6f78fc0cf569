import type { IncomingHttpHeaders } from 'node:http'
import { type Authenticated, authenticate } from '#auth/authenticate.ts'
import { addressKey, clientInfo } from '#auth/client-info.ts'
import { headerOf } from '#auth/headers.ts'
import { noteRefusal } from '#auth/note-refusal.ts'
import { AppError } from '#domain/app-error.ts'
import { spend } from '#domain/rate-limits/spend.ts'
import { isSameOrigin } from '#http/same-origin.ts'
import { config } from '#runtime/config.ts'
import { logSecurity } from '#runtime/security-log.ts'

/**
 * Whose page asks for a socket: our own, one that `CORS_ORIGINS` names, a stranger's, or nobody's (a program).
 * Browsers send cookies along whoever asks, so a stranger's page is refused before anything else, and cookies count for
 * our own pages only.
 */
export function originOf(headers: IncomingHttpHeaders): 'own' | 'listed' | 'foreign' | 'none' {
  if (isSameOrigin(headers)) return 'own'
  const origin = headerOf(headers, 'origin')
  if (origin === null) return 'none'
  return config().corsOrigins.includes(origin) ? 'listed' : 'foreign'
}

/** Where a handshake comes from, as limits count addresses. */
export function addressOf(headers: IncomingHttpHeaders): string {
  return addressKey(clientInfo(headers).ip)
}

/**
 * Lets one try to connect come as far as saying who it is.
 * @throws `forbidden` for pages of strangers, `rate_limited` when the address tried too often
 */
export async function letTry(headers: IncomingHttpHeaders): Promise<void> {
  if (originOf(headers) === 'foreign') {
    logSecurity('foreign_page', { ip: clientInfo(headers).ip, origin: headerOf(headers, 'origin')?.slice(0, 200) })
    throw new AppError('forbidden', 'Sockets are for the pages of this server')
  }
  await spend('connect', addressOf(headers))
}

/**
 * Who is behind a handshake: by bearer token, or by our own cookie on our own pages.
 * @throws `not_authenticated`, `invalid_token`
 */
export async function identify(headers: IncomingHttpHeaders, token: string | null): Promise<Authenticated> {
  try {
    return await authenticate({
      authorization: headerOf(headers, 'authorization'),
      cookie: originOf(headers) === 'own' ? headerOf(headers, 'cookie') : null,
      token,
    })
  } catch (error) {
    noteRefusal(error, { ip: clientInfo(headers).ip, call: 'socket' })
    throw error
  }
}
