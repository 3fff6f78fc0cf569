/**
 * How often one key may do a thing: `points` within `seconds`. Generous for people and for a family behind one address,
 * narrow for guessing and flooding. `RATE_LIMITS=off` lifts them for load tests.
 */
export const BUCKETS = {
  /** Per address. */
  register: { points: 200, seconds: 3600 },
  /** Per address, right or wrong: each try costs a tenth of a second of a core. */
  sign_in: { points: 300, seconds: 300 },
  /** Sockets opened per address: everybody behind one router comes back at once after a restart. */
  connect: { points: 3000, seconds: 60 },
  /** Reports of browsers about a page's policy, per address. */
  report: { points: 60, seconds: 60 },
  /** Per person, over every transport. */
  read: { points: 3000, seconds: 60 },
  write: { points: 300, seconds: 60 },
  send: { points: 300, seconds: 60 },
  search: { points: 180, seconds: 60 },
} as const

export type Bucket = keyof typeof BUCKETS
