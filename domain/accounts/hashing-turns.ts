import { AppError } from '#domain/app-error.ts'
import { remember } from '#runtime/remember.ts'

/** Each running hash holds a thread of the pool that files and names are resolved on too, so some are left free. */
const AT_ONCE = 2
/** More than this many waiting would wait longer than people do. */
const WAITING_MAX = 500

interface Turns {
  running: number
  waiting: (() => void)[]
}

/**
 * Runs costly work a few at a time, first come, first served.
 * @throws `unavailable` when too many wait already
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turns = remember<Turns>('hashing-turns', () => ({ running: 0, waiting: [] }))
  if (turns.running < AT_ONCE) turns.running++
  else if (turns.waiting.length < WAITING_MAX) await new Promise<void>((resolve) => turns.waiting.push(resolve))
  else throw new AppError('unavailable', 'Too many people sign in at this moment. Try again soon', { retryAfter: 5 })
  try {
    return await work()
  } finally {
    // The turn is handed on without being given back, so nobody slips in between.
    const next = turns.waiting.shift()
    if (next) next()
    else turns.running--
  }
}
