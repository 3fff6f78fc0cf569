import { AppError } from '#domain/app-error.ts'
import { remember } from '#runtime/remember.ts'

/** Each running hash holds a thread of the pool that files and names are resolved on too, so some are left free. */
const AT_ONCE = 2
/** More than this many waiting are too many to remember. */
const WAITING_MAX = 500
/** ms. Whoever has waited this long is told to come back: what is left of a call's 5 s is not enough for him. */
const PATIENCE = 3500

interface Turns {
  running: number
  waiting: (() => void)[]
}

/**
 * Runs costly work a few at a time, first come, first served.
 * @throws `unavailable` when too many wait already, or when the turn does not come in time: the work is then not begun
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turns = remember<Turns>('hashing-turns', () => ({ running: 0, waiting: [] }))
  if (turns.running < AT_ONCE) turns.running++
  else if (turns.waiting.length < WAITING_MAX) await waitIn(turns)
  else throw crowded()
  try {
    return await work()
  } finally {
    // The turn is handed on without being given back, so nobody slips in between.
    const next = turns.waiting.shift()
    if (next) next()
    else turns.running--
  }
}

function waitIn(turns: Turns): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(() => {
      turns.waiting = turns.waiting.filter((each) => each !== enter)
      reject(crowded())
    }, PATIENCE)
    turns.waiting.push(enter)
  })
}

function crowded(): AppError {
  return new AppError('unavailable', 'Too many people sign in at this moment. Try again soon', { retryAfter: 5 })
}
