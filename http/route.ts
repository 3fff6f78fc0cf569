import { authenticate, pick } from '#auth/authenticate.ts'
import { type ClientInfo, clientInfo } from '#auth/client-info.ts'
import { headerOf } from '#auth/headers.ts'
import { noteRefusal } from '#auth/note-refusal.ts'
import type { Actor } from '#domain/actor.ts'
import { oneCall } from '#domain/answer-in-time.ts'
import { AppError } from '#domain/app-error.ts'
import { spend } from '#domain/rate-limits/spend.ts'
import { type Asking, addressOf } from '#http/asking.ts'
import type { Asked, Endpoint } from '#http/endpoint.ts'
import { requireSameOrigin } from '#http/guard.ts'
import { byMethod, everyMethod } from '#http/methods.ts'
import { check, readJson, readParams, readQuery } from '#http/read-request.ts'
import { jsonReply, Reply, toResponse } from '#http/reply.ts'

/** Answers what is asked at one path, whatever the method. */
export type AnswerCall = (asking: Asking) => Promise<Reply>

/** A call of the API with what it does. */
interface Served {
  endpoint: Endpoint
  answer: AnswerCall
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
 * The use case answers a value, sent as JSON, or a `Reply` of its own.
 */
export function serve<E extends Endpoint>(endpoint: E, work: Work<E>): Served {
  const answer: AnswerCall = async (asking) => {
    const client = clientInfo(asking.headers)
    const { ip, requestId } = client
    let actor: Actor | null = null
    try {
      const inTime = oneCall()
      if (endpoint.access === 'signed_in') actor = await inTime(() => signedIn(asking))
      return await perform(endpoint, work, { asking, actor, client, inTime })
    } catch (error) {
      noteRefusal(error, { ip, request_id: requestId, user_id: actor?.userId, call: endpoint.name })
      throw error
    }
  }
  return { endpoint, answer }
}

interface Call {
  asking: Asking
  actor: Actor | null
  client: ClientInfo
  inTime: ReturnType<typeof oneCall>
}

async function perform<E extends Endpoint>(
  endpoint: E,
  work: Work<E>,
  { asking, actor, client, inTime }: Call,
): Promise<Reply> {
  const url = addressOf(asking)
  if (actor && endpoint.limit) await spend(endpoint.limit, actor.userId)
  const asked = {
    params: endpoint.params && check(endpoint.params, readParams(endpoint.path, url)),
    query: endpoint.query && check(endpoint.query, readQuery(url)),
    body: endpoint.body && (await readBodyOf(endpoint, asking)),
  }
  const result = await inTime(() => work({ ...asked, actor, client, url } as Parameters<Work<E>>[0]))
  return result instanceof Reply ? result : jsonReply(result)
}

async function readBodyOf(endpoint: Endpoint, asking: Asking): Promise<unknown> {
  const json = await readJson(asking)
  if (json === undefined && endpoint.bodyOptional) return undefined
  if (json === undefined) throw new AppError('invalid', 'A JSON body is required', { errors: [] })
  return endpoint.body && check(endpoint.body, json)
}

/**
 * Who acts. A cookie is sent by the browser whoever asks for it, so it counts for safe methods, and for the others only
 * when our own page asks. Rule: SES8.
 */
async function signedIn({ method, headers }: Asking): Promise<Actor> {
  const credentials = { authorization: headerOf(headers, 'authorization'), cookie: headerOf(headers, 'cookie') }
  const safe = method === 'GET' || method === 'HEAD'
  if (!safe && pick(credentials).kind === 'cookie') requireSameOrigin({ headers })
  const { userId, sessionId } = await authenticate(credentials)
  return { userId, sessionId }
}

/**
 * Binds all calls of one path. Its parts are the exports of a `route.ts`, for Next; `reply` of each is the same for the server,
 * which answers these paths before Next.
 */
export function route(...served: Served[]) {
  const answers = Object.fromEntries(served.map(({ endpoint, answer }) => [endpoint.method, answer]))
  const reply: AnswerCall = byMethod(answers, (made) => made)
  const respond = async (request: Request) => toResponse(await reply(request))
  return everyMethod(Object.assign(respond, { reply }))
}
