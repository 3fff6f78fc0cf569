import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authenticate, isNobody } from '#auth/authenticate.ts'
import { nextAuthOptions } from '#auth/next-auth.ts'
import { sessionCookieName } from '#auth/session-cookie.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { AppError } from '#domain/app-error.ts'
import { requireSameOrigin } from '#http/guard.ts'
import { answerMethods } from '#http/methods.ts'
import { readBody } from '#http/read-request.ts'

/** What programs need of next-auth; its log and its ready-made pages stay shut. */
const READS = /^\/api\/auth\/(csrf|session|providers|signin|signout)\/?$/
const CHANGES = /^\/api\/auth\/(signin|signout|signin\/credentials|callback\/credentials)\/?$/

async function read(request: Request): Promise<Response> {
  const { pathname } = open(request, READS)
  if (!pathname.startsWith('/api/auth/session')) return byNextAuth(request)
  if (!(await isSignedIn(request))) return Response.json({})
  // Looking at a session does not prolong it: what it was given at sign-in holds.
  const response = await byNextAuth(request)
  const kept = response.headers.getSetCookie().filter((cookie) => !cookie.startsWith(`${sessionCookieName()}=`))
  response.headers.delete('set-cookie')
  for (const cookie of kept) response.headers.append('set-cookie', cookie)
  return response
}

async function change(request: Request): Promise<Response> {
  open(request, CHANGES)
  requireSameOrigin(request)
  const body = await readBody(request, SERVER_LIMITS.jsonBodyMax)
  return answerInTime(() => byNextAuth(request, body))
}

function open(request: Request, known: RegExp): URL {
  const url = new URL(request.url)
  if (!known.test(url.pathname)) throw new AppError('not_found', 'There is nothing at this address')
  return url
}

async function isSignedIn(request: Request): Promise<boolean> {
  try {
    await authenticate({ cookie: request.headers.get('cookie') })
    return true
  } catch (error) {
    if (isNobody(error)) return false
    throw error
  }
}

async function byNextAuth(request: Request, body?: Uint8Array): Promise<Response> {
  const { method, headers, url } = request
  const again = new NextRequest(url, { method, headers, body: body && Buffer.from(body) })
  const nextauth = new URL(url).pathname.split('/').slice(3).filter(Boolean)
  let failure: unknown
  const options = nextAuthOptions(request, (error) => {
    failure = error
  })
  const response: Response = await NextAuth(again, { params: { nextauth } }, options)
  if (failure) throw failure
  return response
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answerMethods({ GET: read, POST: change })
