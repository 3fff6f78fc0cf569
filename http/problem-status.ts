import type { ProblemCode } from '#contracts/problems.ts'

/** The status of every problem, the same over HTTP and inside socket answers. */
export const PROBLEM_STATUS: Record<ProblemCode, number> = {
  bad_request: 400,
  username_taken: 400,
  not_authenticated: 401,
  invalid_token: 401,
  invalid_credentials: 401,
  forbidden: 403,
  registration_closed: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  weak_password: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
}

/** What RFC 9110 and 6585 call the statuses. */
export const STATUS_TITLE: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}
