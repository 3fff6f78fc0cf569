import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { tooMany } from '#domain/rate-limits/spend.ts'
import { config } from '#runtime/config.ts'
import { remember } from '#runtime/remember.ts'

/** Mistakes that cost nothing: people mistype. */
const FREE_MISTAKES = 5
const WAIT_MAX_SECONDS = 300
/** Mistakes are forgotten after this time, or when the right password comes. */
const MEMORY_SECONDS = 24 * 3600

function limiters() {
  return remember('guessing', () => ({
    mistakes: new RateLimiterMemory({ keyPrefix: 'mistakes', points: 1_000_000, duration: MEMORY_SECONDS }),
    pauses: new RateLimiterMemory({ keyPrefix: 'pauses', points: 1, duration: WAIT_MAX_SECONDS }),
  }))
}

/**
 * Lets one sign-in of an account from an address be tried. After FREE_MISTAKES each mistake makes the next try wait
 * twice as long, up to WAIT_MAX_SECONDS; nobody is locked out, and other addresses are not slowed. The try counts as a
 * mistake until it is forgiven, so many at once gain nothing. Rule: ACC6.
 * @returns what to call when the password was right
 * @throws `rate_limited` while the key waits
 */
export async function tryToSignIn(key: string): Promise<() => Promise<void>> {
  if (!config().rateLimits) return async () => {}
  const { mistakes, pauses } = limiters()
  const { consumedPoints } = await mistakes.penalty(key)
  if (consumedPoints >= FREE_MISTAKES) {
    const customDuration = Math.min(2 ** (consumedPoints - FREE_MISTAKES), WAIT_MAX_SECONDS)
    // Passing and starting the next wait is one step, so of many tries at once one passes.
    await pauses.consume(key, 1, { customDuration }).catch(async (pause: RateLimiterRes) => {
      await mistakes.reward(key)
      tooMany(pause.msBeforeNext)
    })
  }
  return async () => {
    await mistakes.delete(key)
    await pauses.delete(key)
  }
}
