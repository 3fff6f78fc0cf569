import { createHmac } from 'node:crypto'
import { issueAccessToken } from '#auth/access-token.ts'
import { isNobody, readCredentials } from '#auth/authenticate.ts'
import { addressKey, type ClientInfo } from '#auth/client-info.ts'
import { sessionCookie } from '#auth/session-cookie.ts'
import { usernameKey } from '#contracts/username-key.ts'
import type { Locale, LoginAnswer, LoginRequest, Me, RegisterRequest } from '#contracts/users.ts'
import { register } from '#domain/accounts/register.ts'
import { checkPassword, meantKey } from '#domain/accounts/sign-in.ts'
import type { Actor } from '#domain/actor.ts'
import { tryToSignIn } from '#domain/rate-limits/guessing.ts'
import { spend } from '#domain/rate-limits/spend.ts'
import { SESSIONS } from '#domain/sessions/lifetimes.ts'
import { endSession, startSession } from '#domain/sessions/sessions.ts'
import { authSecret } from '#runtime/auth-secret.ts'
import { logSecurity, type SecurityFacts } from '#runtime/security-log.ts'

/**
 * Every sign-in by password goes through here, whichever door it came by. Rules: ACC5, ACC6.
 * @throws `invalid_credentials`, `rate_limited`
 */
export async function signInByPassword(login: LoginRequest, client: ClientInfo): Promise<Me> {
  const address = addressKey(client.ip)
  await spend('sign_in', address)
  const name = meantKey(login.username) ?? usernameKey(login.username).slice(0, 64)
  const forgive = await tryToSignIn(`${name} ${address}`).catch((error: unknown) => {
    logSecurity('limit_hit', { limit: 'guessing', ...place(client), name_mark: markOf(name) })
    throw error
  })
  const me = await checkPassword(login, (userId) => {
    const meant = userId === null ? { name_mark: markOf(name) } : { user_id: userId }
    logSecurity('sign_in_failed', { ...place(client), ...meant })
  })
  await forgive()
  return me
}

const place = ({ ip, requestId }: ClientInfo): SecurityFacts => ({ ip, request_id: requestId })

/** Tells the same name from others, and nobody what it was: a password is typed into the wrong field easily. */
function markOf(name: string): string {
  return createHmac('sha256', authSecret()).update(`name ${name}`).digest('base64url').slice(0, 12)
}

/** Every registration goes through here. Throws what `register` throws, and `rate_limited`. */
export async function registerWithin(input: RegisterRequest & { locale?: Locale }, client: ClientInfo): Promise<Me> {
  await spend('register', addressKey(client.ip))
  const me = await register(input)
  logSecurity('registered', { ...place(client), user_id: me.id })
  return me
}

/** Opens a session for a program; its token is good for SESSIONS.apiTtl seconds. */
export async function enterByToken(me: Me, client: ClientInfo): Promise<LoginAnswer> {
  const session = await startSession({ userId: me.id, kind: 'api', ttlSeconds: SESSIONS.apiTtl, ...client })
  logSecurity('signed_in', { ...place(client), user_id: me.id })
  const token = await issueAccessToken({ userId: me.id, sessionId: session.id }, session.expiresAt)
  return { access_token: token, token_type: 'bearer', expires_in: SESSIONS.apiTtl }
}

/** Where a browser's session comes from: whether it is kept when the browser closes, and the Cookie header it sent. */
interface BrowserEntry {
  keep: boolean
  cookie: string | null
}

/** Opens a session for a browser; the one it had before ends. Rules: SES1, SES3, SES4. */
export async function openBrowserSession(me: Me, client: ClientInfo, entry: BrowserEntry): Promise<Actor> {
  // Not a sign-out: what the browser has not sent yet is not to be thrown away for it.
  await leaveBrowser(entry.cookie, 'revoked')
  const ttlSeconds = entry.keep ? SESSIONS.browserTtl : SESSIONS.shortBrowserTtl
  const session = await startSession({ userId: me.id, kind: 'browser', ttlSeconds, ...client })
  logSecurity('signed_in', { ...place(client), user_id: me.id })
  return { userId: me.id, sessionId: session.id }
}

/** Like `openBrowserSession`, and answers the Set-Cookie line. */
export async function enterByCookie(me: Me, client: ClientInfo, entry: BrowserEntry): Promise<string> {
  return sessionCookie(await openBrowserSession(me, client, entry), entry.keep)
}

/**
 * Ends the session of a browser's Cookie header; without one there is nothing to do. One that has ended is ended again:
 * its sockets may be open still (see `endSession`).
 */
export async function leaveBrowser(
  cookie: string | null,
  reason: 'signed_out' | 'revoked' = 'signed_out',
): Promise<void> {
  try {
    const { sessionId, userId } = await readCredentials({ cookie })
    await endSession(sessionId, reason)
    if (reason === 'signed_out') logSecurity('signed_out', { user_id: userId })
  } catch (error) {
    if (!isNobody(error)) throw error
  }
}
