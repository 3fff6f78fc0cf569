import { AppError, isAppError } from '#domain/app-error.ts'
import { databaseError } from '#runtime/transaction.ts'

/** ms. Whatever happens to the database, a caller hears within 5 s; a busy server needs some of them to say so. */
const PATIENCE = 4000

/** SQLSTATE classes that pass by themselves: connection, resources, operator, system, rollback, locks. */
const PASSING_STATE = /^(08|40|53|57|58|25P0|55P03)/
const PASSING_CODE = /^(E[A-Z]{3,}|EAI_AGAIN)$/
const PASSING_TEXT =
  /connection terminated|connection timeout|timeout exceeded when trying to connect|query read timeout|connection error|not queryable|pool after calling end|client was closed/i

/** A fault of the database that may be gone at the next try; what was asked may have happened or not. */
export function isPassingFault(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each.name === 'CommitUnknownError') return true
    const code = 'code' in each && typeof each.code === 'string' ? each.code : ''
    if (PASSING_STATE.test(code) || PASSING_CODE.test(code) || PASSING_TEXT.test(each.message)) return true
  }
  return false
}

export function unavailable(): AppError {
  return new AppError('unavailable', 'The server cannot do this right now. Try again.', { retryAfter: 1 })
}

/** The error as it is answered: `unavailable` for faults that pass, whatever it is otherwise. */
export function asAnswer(error: unknown): unknown {
  if (isAppError(error)) return error
  return isPassingFault(error) ? unavailable() : databaseError(error)
}

/**
 * Runs a use case so that it ends within 5 s, or within the `patience` (ms) that is left of them, with a code that says what
 * to do. Rule: DL6.
 * @throws `unavailable` when the database fails or stalls: the outcome of a write is then unknown, and it may be repeated
 */
export async function answerInTime<T>(work: () => Promise<T>, patience = PATIENCE): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable()), Math.max(0, patience))
  })
  try {
    return await Promise.race([work(), late])
  } catch (error) {
    throw asAnswer(error)
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The 5 s of one call whose work has several parts, each of which may take what the parts before it have left. What lies
 * between the parts is not counted: a body may come as slowly as its sender's network is. Rule: DL6.
 */
export function oneCall(): typeof answerInTime {
  let left = PATIENCE
  return async (work) => {
    const began = performance.now()
    try {
      return await answerInTime(work, left)
    } finally {
      left -= performance.now() - began
    }
  }
}
