import type { FieldProblem, ProblemCode } from '#contracts/problems.ts'

/**
 * An error that is an answer: its `code` is told apart across module copies (never by `instanceof`),
 * its message is a plain sentence that may be shown.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly more: { errors?: FieldProblem[]; retryAfter?: number; allow?: string } = {},
  ) {
    super(detail)
  }
}

/** True for an `AppError` made by any copy of this module. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error
}
