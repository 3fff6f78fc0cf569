import { randomBytes } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { stampClient } from '#auth/client-info.ts'
import { cleanHeaders, PATH_HEADER } from '#http/incoming-headers.ts'
import { DATA_POLICY, pagePolicy, REPORTING_ENDPOINTS } from '#http/security-headers.ts'
import { isForSockets } from '#realtime/front-door.ts'
import { config } from '#runtime/config.ts'
import type { Lifecycle } from '#runtime/lifecycle.ts'
import { logger } from '#runtime/logger.ts'
import { histogram } from '#runtime/metrics.ts'
import { answerError } from '#server/answer.ts'
import { answerCall } from '#server/answer-call.ts'
import { callAt } from '#server/api-calls.ts'
import { operationAt } from '#server/operations.ts'
import { pathOf, refuseUnfit } from '#server/refuse.ts'

/** Everything the server answers over HTTP, in this order: what is refused, the operations' addresses, calls of the API, Next. */
export function createRequestHandler(life: Lifecycle, answerByNext: RequestListener): RequestListener {
  return (request, response) => {
    const path = pathOf(request) ?? ''
    cleanHeaders(request.headers, config().trustProxy)
    const id = stampClient(request)
    // Socket.IO has a listener of its own on this server.
    if (isForSockets(request)) return
    observe(request, response, { id, path })
    void answer(path, request, response).catch((error: unknown) => {
      // Whatever of its body is still under way is of no interest.
      if (!response.headersSent) response.setHeader('Connection', 'close')
      answerError(response, error)
    })
  }

  async function answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    refuseUnfit(request, config().production)
    const operation = operationAt(path)
    if (operation) {
      response.setHeader('Content-Security-Policy', DATA_POLICY)
      return operation(request, response, life)
    }
    const call = callAt(path)
    if (call) {
      response.setHeader('Content-Security-Policy', DATA_POLICY)
      return answerCall(call, request, response)
    }
    preparePage(path, request, response)
    // Next answers its own errors; what it throws still is waited for.
    await answerByNext(request, response)
  }
}

/**
 * Pages get a nonce; Next finds it in the request's own copy of the policy and puts it on its scripts. They also hear which
 * address was asked for: what surrounds all pages is drawn once and is told no parameters of theirs.
 */
function preparePage(path: string, request: IncomingMessage, response: ServerResponse): void {
  if (path.startsWith('/api/')) {
    response.setHeader('Content-Security-Policy', DATA_POLICY)
    return
  }
  const nonce = randomBytes(16).toString('base64')
  const policy = pagePolicy(nonce, request.headers.host ?? '', config())
  request.headers['content-security-policy'] = policy
  request.headers['x-nonce'] = nonce
  request.headers[PATH_HEADER] = path
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('Reporting-Endpoints', REPORTING_ENDPOINTS)
}

function observe(request: IncomingMessage, response: ServerResponse, { id, path }: { id: string; path: string }): void {
  const began = performance.now()
  response.setHeader('X-Request-Id', id)
  response.once('close', () => {
    const seconds = (performance.now() - began) / 1000
    const status = response.statusCode
    requestSeconds().observe({ method: request.method, status: `${Math.floor(status / 100)}xx` }, seconds)
    const line = { id, method: request.method, path, status, ms: Math.round(seconds * 1000) }
    if (status >= 500) logger().warn(line, 'answered with a failure')
    else logger().debug(line, 'answered')
  })
}

const requestSeconds = () => histogram('http_request_seconds', 'Time from request to answer', ['method', 'status'])
