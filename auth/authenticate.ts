import { readAccessToken } from '#auth/access-token.ts'
import { readSessionCookie, sessionCookieIn } from '#auth/session-cookie.ts'
import { throughVerified } from '#auth/verified-credentials.ts'
import type { Actor } from '#domain/actor.ts'
import { AppError, isAppError } from '#domain/app-error.ts'
import { invalidToken } from '#domain/check-actor.ts'
import { checkSession } from '#domain/sessions/sessions.ts'

/** What a request or a handshake brings; `token` is a bearer token from elsewhere than the header. */
export interface Credentials {
  authorization?: string | null
  cookie?: string | null
  token?: string | null
}

/** Who acts, by which kind of credentials, and when they end by themselves. */
export interface Authenticated extends Actor {
  kind: 'bearer' | 'cookie'
  expiresAt: Date
}

/**
 * Finds out who acts. A bearer token decides when there is one, the session cookie otherwise; then the session's row.
 * Rules: SES2, SES7.
 * @throws `not_authenticated` without credentials
 * @throws `invalid_token` when they are malformed, forged, expired, or their session has ended
 */
export async function authenticate(credentials: Credentials): Promise<Authenticated> {
  const { kind, ...said } = await readCredentials(credentials)
  const session = await checkSession(said.sessionId)
  if (session.userId !== said.userId) throw invalidToken()
  return { ...said, kind, expiresAt: session.expiresAt }
}

/**
 * Whom credentials name and which session, without asking whether it still counts.
 * @throws `not_authenticated` without credentials
 * @throws `invalid_token` when they are malformed, forged or expired
 */
export async function readCredentials(credentials: Credentials): Promise<Actor & { kind: 'bearer' | 'cookie' }> {
  const { kind, value } = pick(credentials)
  const said = await throughVerified(kind, value, kind === 'bearer' ? readAccessToken : readSessionCookie)
  return { ...said, kind }
}

/** Which credentials decide. Other schemes of Authorization belong to proxies in front and mean nothing here. */
export function pick({ authorization, cookie, token }: Credentials): { kind: 'bearer' | 'cookie'; value: string } {
  const header = /^bearer(?: +(.*))?$/i.exec(authorization?.trim() ?? '')
  const bearer = token ?? (header ? (header[1] ?? '') : null)
  if (bearer !== null) return { kind: 'bearer', value: bearer }
  const session = sessionCookieIn(cookie)
  if (session !== null) return { kind: 'cookie', value: session }
  throw new AppError('not_authenticated', 'Not authenticated')
}

/** Whether `authenticate` failed because nobody is signed in, and not because it could not find out. */
export function isNobody(error: unknown): boolean {
  return isAppError(error) && (error.code === 'not_authenticated' || error.code === 'invalid_token')
}
