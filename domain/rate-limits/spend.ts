import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '#domain/app-error.ts'
import { BUCKETS, type Bucket } from '#domain/rate-limits/buckets.ts'
import { config } from '#runtime/config.ts'
import { remember } from '#runtime/remember.ts'
import { logSecurity } from '#runtime/security-log.ts'

/**
 * Takes one point of a bucket from a person or an address. Rule: ACC6.
 * @throws `rate_limited` with the seconds to wait when none is left
 */
export async function spend(bucket: Bucket, key: string | number): Promise<void> {
  if (!config().rateLimits) return
  const limiter = remember(`rate-limit.${bucket}`, () => {
    const { points, seconds } = BUCKETS[bucket]
    return new RateLimiterMemory({ keyPrefix: bucket, points, duration: seconds })
  })
  const refusal = await limiter.consume(key).then(
    () => undefined,
    (spent: RateLimiterRes) => spent,
  )
  if (!refusal) return
  logSecurity('limit_hit', { limit: bucket, ...(typeof key === 'number' ? { user_id: key } : { ip: key }) })
  tooMany(refusal.msBeforeNext)
}

/** Refuses with the time to wait. */
export function tooMany(waitMs: number): never {
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1000))
  throw new AppError('rate_limited', `Too many requests. Try again in ${retryAfter} s`, { retryAfter })
}
