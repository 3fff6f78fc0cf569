import type { ProblemCode } from '#contracts/problems.ts'
import type { Endpoint } from '#http/endpoint.ts'
import { PROBLEM_STATUS } from '#http/problem-status.ts'

type Told = readonly [code: ProblemCode, sentence: string]

/** The problems a call may answer, by status: what every call of its kind may, and its own. */
export function problemsOf(endpoint: Endpoint): Record<string, string[]> {
  const { method, access, params, query, body, problems = [] } = endpoint
  const told: Told[] = [
    ...when(Boolean(query || body), ['bad_request', 'The body is not JSON, or a query parameter is given twice']),
    ...when(access === 'signed_in', ['not_authenticated', 'Not authenticated'], ['invalid_token', 'Invalid token']),
    ...when(access === 'signed_in' && method !== 'GET', ['forbidden', 'A cookie was sent from a page of another site']),
    ...when(Boolean(body), ['too_large', 'The body is too large'], ['unsupported_media_type', 'The body is not JSON']),
    ...when(Boolean(params || query || body), ['invalid', 'Well-formed but not valid: see `errors`']),
    ...problems,
    ['rate_limited', 'Too many requests: wait for `Retry-After` seconds'],
    ['unavailable', 'Not available now: try again after `Retry-After` seconds'],
  ]
  const byStatus: Record<string, string[]> = {}
  for (const [code, sentence] of told) {
    const status = PROBLEM_STATUS[code]
    byStatus[status] = [...(byStatus[status] ?? []), sentence]
  }
  return byStatus
}

function when(applies: boolean, ...told: Told[]): Told[] {
  return applies ? told : []
}
