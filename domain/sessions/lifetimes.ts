const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/** How long sign-ins last, in seconds, and how many a person may have. Rules: SES3 to SES6. */
export const SESSIONS = {
  /** A token of the API. */
  apiTtl: 30 * MINUTE,
  /** A browser that is kept signed in: at most this long, however much it is used. */
  browserTtl: 90 * DAY,
  /** A browser that is not: gone when it closes, and at most this long. */
  shortBrowserTtl: DAY,
  /** A browser that nobody used for this long is signed out. */
  browserIdle: 14 * DAY,
  /** Browsers signed in at once; the one used longest ago makes room. */
  browsersMax: 20,
  /** How stale `last_seen_at` may be: it is written at most this often. */
  seenEvery: MINUTE,
  /** The same for a browser that is connected and asks for nothing: thousands may be. */
  socketSeenEvery: 10 * MINUTE,
} as const
