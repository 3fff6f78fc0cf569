import { clientInfo } from '#auth/client-info.ts'
import { AppError } from '#domain/app-error.ts'
import { corsHeaders } from '#http/cors.ts'
import { problemResponse, toProblem } from '#http/problem.ts'
import { isSameOrigin } from '#http/same-origin.ts'
import { logSecurity } from '#runtime/security-log.ts'

/** Runs a handler: every error becomes a problem, private answers are not stored, allowed origins may read both. */
export async function guarded(request: Request, handle: () => Promise<Response>): Promise<Response> {
  const response = await handle().catch((error: unknown) => problemResponse(toProblem(error)))
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
  for (const [name, value] of Object.entries(corsHeaders(request))) response.headers.set(name, value)
  return response
}

/** @throws `forbidden` when the request does not come from our own pages. Rule: SES8. */
export function requireSameOrigin(request: Request): void {
  if (!isSameOrigin(request.headers)) {
    const { ip, requestId } = clientInfo(request.headers)
    const origin = request.headers.get('origin')?.slice(0, 200)
    logSecurity('foreign_page', { ip, request_id: requestId, ...(origin && { origin }) })
    throw new AppError('forbidden', 'Changes by cookie are only taken from the pages of this server')
  }
}
