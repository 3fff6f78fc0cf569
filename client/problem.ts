import type { Problem, ProblemCode } from '#contracts/problems.ts'

/** What the browser itself has to say when no answer came: try again. */
export function noAnswer(detail: string): Problem {
  return { type: 'about:blank', title: 'No answer', status: 503, detail, code: 'unavailable' }
}

const TRANSIENT: readonly ProblemCode[] = ['unavailable', 'internal', 'rate_limited']
const SIGNED_OUT: readonly ProblemCode[] = ['not_authenticated', 'invalid_token']

/** True when the same request may succeed later. */
export function isTransient(problem: Problem): boolean {
  return TRANSIENT.includes(problem.code)
}

/** True when the session does not count any more. */
export function isSignedOut(problem: { code?: unknown }): boolean {
  return SIGNED_OUT.some((code) => code === problem.code)
}
