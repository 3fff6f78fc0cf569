import type { z } from 'zod'
import type { Problem, ProblemCode } from '#contracts/problems.ts'
import { asAnswer } from '#domain/answer-in-time.ts'
import { AppError, isAppError } from '#domain/app-error.ts'
import { PROBLEM_STATUS, STATUS_TITLE } from '#http/problem-status.ts'
import { Reply } from '#http/reply.ts'
import { logger } from '#runtime/logger.ts'
import { databaseError } from '#runtime/transaction.ts'

/**
 * Any error as problem details (RFC 9457), the same for every transport. What nobody foresaw is logged and told without
 * its words; a database out of reach is `unavailable`.
 */
export function toProblem(error: unknown): Problem {
  const answer = asAnswer(error)
  if (isAppError(answer)) {
    if (answer !== error) logger().warn({ err: databaseError(error) }, 'The database fails')
    return problemOf(answer)
  }
  logger().error({ err: answer }, 'Unexpected error')
  return problemOf(new AppError('internal', 'Something went wrong on the server'))
}

function problemOf({ code, message, more }: AppError): Problem {
  const status = PROBLEM_STATUS[code]
  return {
    type: 'about:blank',
    title: STATUS_TITLE[status] ?? 'Error',
    status,
    detail: message,
    code,
    ...(more.errors && { errors: more.errors }),
    ...(more.retryAfter && { retry_after: more.retryAfter }),
  }
}

/** What a schema found wrong: `invalid`, its detail the first sentence, its errors one per field. */
export function invalid(error: z.ZodError, code: ProblemCode = 'invalid'): AppError {
  const errors = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  return new AppError(code, errors[0]?.message ?? 'The request is not valid', { errors })
}

/** A problem as an HTTP answer, with the headers its status asks for. */
export function problemReply(problem: Problem, headers: Record<string, string> = {}): Reply {
  const reply = new Reply(problem.status, JSON.stringify(problem), {
    ...headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  })
  if (problem.status === 401) {
    reply.headers.set('www-authenticate', problem.code === 'invalid_token' ? 'Bearer error="invalid_token"' : 'Bearer')
  }
  if (problem.retry_after) reply.headers.set('retry-after', String(problem.retry_after))
  // What is left of a body nobody reads would be read to its end for the sake of the connection.
  if (problem.status === 413) reply.headers.set('connection', 'close')
  return reply
}
