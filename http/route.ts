import { authenticate, pick } from '#auth/authenticate.ts'
import { type ClientInfo, clientInfo } from '#auth/client-info.ts'
import type { Actor } from '#domain/actor.ts'
import { oneCall } from '#domain/answer-in-time.ts'
import { AppError } from '#domain/app-error.ts'
import { spend } from '#domain/rate-limits/spend.ts'
import type { Asked, Endpoint } from '#http/endpoint.ts'
import { requireSameOrigin } from '#http/guard.ts'
import { type Answer, answerMethods } from '#http/methods.ts'
import { check, readJson, readParams, readQuery } from '#http/read-request.ts'

/** A call of the API with what it does. */
interface Served {
  endpoint: Endpoint
  answer: Answer
}

type Work<E extends Endpoint> = (
  asked: Asked<E> & {
    actor: E extends Endpoint<'signed_in'> ? Actor : null
    client: ClientInfo
    url: URL
  },
) => Promise<unknown>

/**
 * Binds a use case to its call. Every call runs the same way: rate limit, sign-in, schema, use case, all of it within 5 s.
 * The use case answers a value, sent as JSON, or a `Response` of its own.
 */
export function serve<E extends Endpoint>(endpoint: E, work: Work<E>): Served {
  const answer: Answer = async (request) => {
    const client = clientInfo(request.headers)
    const url = new URL(request.url)
    const inTime = oneCall()
    const actor = endpoint.access === 'signed_in' ? await inTime(() => signedIn(request)) : null
    if (actor && endpoint.limit) await spend(endpoint.limit, actor.userId)
    const asked = {
      params: endpoint.params && check(endpoint.params, readParams(endpoint.path, url)),
      query: endpoint.query && check(endpoint.query, readQuery(url)),
      body: endpoint.body && (await readBodyOf(endpoint, request)),
    }
    const result = await inTime(() => work({ ...asked, actor, client, url } as Parameters<Work<E>>[0]))
    return result instanceof Response ? result : Response.json(result)
  }
  return { endpoint, answer }
}

async function readBodyOf(endpoint: Endpoint, request: Request): Promise<unknown> {
  const json = await readJson(request)
  if (json === undefined && endpoint.bodyOptional) return undefined
  if (json === undefined) throw new AppError('invalid', 'A JSON body is required', { errors: [] })
  return endpoint.body && check(endpoint.body, json)
}

/**
 * Who acts. A cookie is sent by the browser whoever asks for it, so it counts for safe methods, and for the others only
 * when our own page asks. Rule: SES8.
 */
async function signedIn(request: Request): Promise<Actor> {
  const credentials = {
    authorization: request.headers.get('authorization'),
    cookie: request.headers.get('cookie'),
  }
  const safe = request.method === 'GET' || request.method === 'HEAD'
  if (!safe && pick(credentials).kind === 'cookie') requireSameOrigin(request)
  const { userId, sessionId } = await authenticate(credentials)
  return { userId, sessionId }
}

/** Binds all calls of one path. Its parts are the exports of a `route.ts`. */
export function route(...served: Served[]): ReturnType<typeof answerMethods> {
  return answerMethods(Object.fromEntries(served.map(({ endpoint, answer }) => [endpoint.method, answer])))
}
