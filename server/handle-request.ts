import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { stampClientIp } from '#auth/client-info.ts'
import type { Lifecycle } from '#runtime/lifecycle.ts'
import { logger } from '#runtime/logger.ts'
import { answerProblem } from '#server/answer.ts'
import { answerLiveness, answerReadiness } from '#server/health.ts'

/** Everything the server answers over HTTP, in this order: what is refused, the operations' addresses, Next. */
export function createRequestHandler(life: Lifecycle, answerByNext: RequestListener): RequestListener {
  return (request, response) => {
    stampClientIp(request)
    const path = pathOf(request)
    if (path === null) return answerProblem(response, 400, 'bad_request', 'The request target must be a path.')
    // Socket.IO has a listener of its own on this server.
    if (path === '/socket.io' || path.startsWith('/socket.io/')) return
    void answer(path, request, response, life, answerByNext).catch((error: unknown) => {
      logger().error({ err: error, path }, 'a request failed')
      answerProblem(response, 500, 'internal', 'Something went wrong. Try again.')
    })
  }
}

async function answer(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  life: Lifecycle,
  answerByNext: RequestListener,
): Promise<void> {
  const operation = path.replace(/\/$/, '')
  if (operation !== '/healthz' && operation !== '/livez') return answerByNext(request, response)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return answerProblem(response, 405, 'method_not_allowed', 'This address can only be read.')
  }
  return operation === '/livez' ? answerLiveness(response) : answerReadiness(response, life)
}

/** The path of an origin-form target; null for absolute-form and the like, which only proxies have a use for. */
export function pathOf(request: IncomingMessage): string | null {
  const target = request.url ?? ''
  if (!target.startsWith('/') || target.startsWith('//')) return null
  const path = target.split(/[?#]/, 1)[0] ?? ''
  return path.includes('\\') ? null : path
}
