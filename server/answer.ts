import type { ServerResponse } from 'node:http'
import type { Problem, ProblemCode } from '#contracts/problems.ts'

const TITLES: Partial<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** Answers what never reaches a route: requests that are refused at the door, and the operations' own addresses. */
export function answerProblem(response: ServerResponse, status: number, code: ProblemCode, detail: string): void {
  if (response.headersSent) return void response.destroy()
  const problem: Problem = { type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail, code }
  answerText(response, status, 'application/problem+json', JSON.stringify(problem))
}

export function answerText(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}
