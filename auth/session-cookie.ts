import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { isHttps } from '#auth/own-origin.ts'
import type { Actor } from '#domain/actor.ts'
import { invalidToken } from '#domain/check-actor.ts'
import { SESSIONS } from '#domain/sessions/lifetimes.ts'
import { authSecret } from '#runtime/auth-secret.ts'

const claims = z.object({
  sub: z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .transform(Number),
  sid: z.uuid(),
})

/** next-auth's session cookie. `__Host-` binds it to https, to this very host and to the path `/`. */
export function sessionCookieName(): string {
  return `${isHttps() ? '__Host-' : ''}next-auth.session-token`
}

/** How next-auth is told to set the same cookie. */
export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps() } as const
}

/**
 * The Set-Cookie line that keeps a browser signed in. Not kept, the browser forgets it when it closes. Its JWT carries
 * only who and which session; the session's row decides whether it counts. Rules: SES3, SES4.
 */
export async function sessionCookie(actor: Actor, keep: boolean): Promise<string> {
  const seconds = keep ? SESSIONS.browserTtl : SESSIONS.shortBrowserTtl
  const token = { sub: String(actor.userId), sid: actor.sessionId }
  const value = await encode({ token, secret: authSecret(), maxAge: seconds })
  return setCookie(value, keep ? `; Max-Age=${seconds}` : '')
}

/** The Set-Cookie line that makes a browser forget. */
export function clearedSessionCookie(): string {
  return setCookie('', '; Max-Age=0')
}

/** The session cookie's value in a Cookie header; null without one. */
export function sessionCookieIn(header: string | null | undefined): string | null {
  const start = `${sessionCookieName()}=`
  const pair = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start))
  return pair?.slice(start.length) || null
}

/**
 * What a session cookie says.
 * @throws `invalid_token` when it is not ours, damaged or too old
 */
export async function readSessionCookie(value: string): Promise<Actor> {
  const said = claims.safeParse(await decode({ token: value, secret: authSecret() }).catch(() => null))
  if (!said.success) throw invalidToken()
  return { userId: said.data.sub, sessionId: said.data.sid }
}

function setCookie(value: string, more: string): string {
  return `${sessionCookieName()}=${value}; Path=/; HttpOnly; SameSite=Lax${isHttps() ? '; Secure' : ''}${more}`
}
