import type { AuthOptions, DefaultSession } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { clientInfo } from '#auth/client-info.ts'
import { openBrowserSession, signInByPassword } from '#auth/enter.ts'
import { isHttps } from '#auth/own-origin.ts'
import { safeNext } from '#auth/safe-next.ts'
import { sessionCookieName, sessionCookieOptions } from '#auth/session-cookie.ts'
import { loginRequest } from '#contracts/users.ts'
import { isAppError } from '#domain/app-error.ts'
import { SESSIONS } from '#domain/sessions/lifetimes.ts'
import { endSession } from '#domain/sessions/sessions.ts'
import { authSecret } from '#runtime/auth-secret.ts'
import { logger } from '#runtime/logger.ts'

declare module 'next-auth' {
  interface User {
    sid: string
  }
  interface Session {
    user: DefaultSession['user'] & { id: number }
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    sid?: string
  }
}

/**
 * next-auth's own door (`/api/auth/…`), for programs that know it: the same passwords, limits and sessions as
 * everywhere else. Its token carries who and which session, and nothing besides. next-auth has no word for a server that
 * cannot answer now, and would call it a wrong password or a success: `fail` hears of it instead. Rule: DL6.
 */
export function nextAuthOptions(request: Request, fail: (error: unknown) => void): AuthOptions {
  return {
    secret: authSecret(),
    useSecureCookies: isHttps(),
    session: { strategy: 'jwt', maxAge: SESSIONS.browserTtl },
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/settings' },
    providers: [
      CredentialsProvider({
        name: 'Username and password',
        credentials: { username: { label: 'Username' }, password: { label: 'Password', type: 'password' } },
        authorize: (input) => authorize(input, request, fail),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: user.sid } : { sub: token.sub, sid: token.sid }),
      session: ({ token, session }) => ({ user: { id: Number(token.sub) }, expires: session.expires }),
      redirect: ({ url, baseUrl }) =>
        baseUrl + safeNext(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
    },
    events: {
      signOut: async ({ token }) => {
        if (token.sid) await endSession(token.sid, 'signed_out').catch(fail)
      },
    },
    logger: {
      error: (code, more) => logger().warn({ code, more }, 'next-auth'),
      warn: (code) => logger().debug({ code }, 'next-auth'),
      debug: () => {},
    },
  }
}

async function authorize(input: unknown, request: Request, fail: (error: unknown) => void) {
  const login = loginRequest.safeParse(input)
  if (!login.success) return null
  const client = clientInfo(request.headers)
  try {
    const me = await signInByPassword(login.data, client)
    const actor = await openBrowserSession(me, client, { keep: true, cookie: request.headers.get('cookie') })
    return { id: String(actor.userId), sid: actor.sessionId }
  } catch (error) {
    if (!isAppError(error) || error.code === 'unavailable') {
      fail(error)
      return null
    }
    if (error.code === 'invalid_credentials') return null
    // next-auth hands the text on to the sign-in page as `error`.
    throw new Error(error.code)
  }
}
