import { isAppError } from '#domain/app-error.ts'

/** The code a use case fails with; `ok` when it does not. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'ok'
  } catch (error) {
    if (isAppError(error)) return error.code
    throw error
  }
}
