export const MINUTE = 60_000

/** The minute that has begun, ms since the epoch. */
export function currentMinute(): number {
  return Math.floor(Date.now() / MINUTE) * MINUTE
}
