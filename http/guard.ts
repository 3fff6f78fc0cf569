import { clientInfo } from '#auth/client-info.ts'
import { headerOf } from '#auth/headers.ts'
import { AppError } from '#domain/app-error.ts'
import type { Asking } from '#http/asking.ts'
import { corsHeaders } from '#http/cors.ts'
import { problemReply, toProblem } from '#http/problem.ts'
import type { Reply } from '#http/reply.ts'
import { isSameOrigin } from '#http/same-origin.ts'
import { logSecurity } from '#runtime/security-log.ts'

/** An answer with headers that can be added to: a `Reply`, or a `Response` of the web platform. */
export interface Answered {
  headers: { has: (name: string) => boolean; set: (name: string, value: string) => unknown }
}

/**
 * Runs a handler: every error becomes a problem, private answers are not stored, allowed origins may read both. `made` turns
 * a reply into what the handler answers.
 */
export async function guarded<A extends Answered>(
  asking: Asking,
  handle: () => Promise<A>,
  made: (reply: Reply) => A,
): Promise<A> {
  const answer = await handle().catch((error: unknown) => made(problemReply(toProblem(error))))
  if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'no-store')
  for (const [name, value] of Object.entries(corsHeaders(asking))) answer.headers.set(name, value)
  return answer
}

/** @throws `forbidden` when the request does not come from our own pages. Rule: SES8. */
export function requireSameOrigin({ headers }: Pick<Asking, 'headers'>): void {
  if (!isSameOrigin(headers)) {
    const { ip, requestId } = clientInfo(headers)
    const origin = headerOf(headers, 'origin')?.slice(0, 200)
    logSecurity('foreign_page', { ip, request_id: requestId, ...(origin && { origin }) })
    throw new AppError('forbidden', 'Changes by cookie are only taken from the pages of this server')
  }
}
