import type { ServerResponse } from 'node:http'
import { isAppError } from '#domain/app-error.ts'
import { toProblem } from '#http/problem.ts'

/** Answers an error of what never reaches a route: requests refused at the door, and the addresses of operations. */
export function answerError(response: ServerResponse, error: unknown): void {
  const problem = toProblem(error)
  if (response.headersSent) {
    response.destroy()
    return
  }
  if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer')
  if (isAppError(error) && error.more.allow) response.setHeader('Allow', error.more.allow)
  if (problem.retry_after) response.setHeader('Retry-After', problem.retry_after)
  answerText(response, problem.status, 'application/problem+json; charset=utf-8', JSON.stringify(problem))
}

export function answerText(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}
