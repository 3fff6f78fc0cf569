import { logger } from '#runtime/logger.ts'
import { counter } from '#runtime/metrics.ts'
import { remember } from '#runtime/remember.ts'

/** Lines of one kind in a window; whoever attacks must not fill the disk, nor hide among his own lines for free. */
const LINES_MAX = 60
const WINDOW_MS = 60_000

/** What an owner under attack wants to read, and the rank of its line. */
const EVENTS = {
  signed_in: 'info',
  sign_in_failed: 'warn',
  signed_out: 'info',
  registered: 'info',
  limit_hit: 'warn',
  foreign_page: 'warn',
  /** Ran out, was ended, or was never ours. */
  token_refused: 'info',
  not_allowed: 'warn',
  csp_report: 'warn',
} as const

export type SecurityEvent = keyof typeof EVENTS

/** Never what was typed as a name or a password: people mistake the one field for the other. */
export interface SecurityFacts {
  /** The address, as proxies told it or the socket has it. */
  ip?: string
  user_id?: number
  /** The mark of a name that no account has: the same name has the same mark. */
  name_mark?: string
  request_id?: string
  /** What was asked: a call of the API, an event of a socket, or to open one. */
  call?: string
  /** Which limit. */
  limit?: string
  /** Whose page asked. */
  origin?: string
  /** What a page's policy has stopped, and whose it was. */
  directive?: string
  blocked?: string
}

interface Window {
  lines: number
  dropped: number
}

/**
 * Writes what concerns the server's safety into its log, at most LINES_MAX lines of a kind in a minute; how many more there were
 * is said at the end of the minute, and `/metrics` counts all of them. Rule: ACC13.
 */
export function logSecurity(event: SecurityEvent, facts: SecurityFacts): void {
  counter('security_events_total', 'Sign-ins, failures and refusals by kind', ['event']).inc({ event })
  const windows = remember('security-log', () => new Map<SecurityEvent, Window>())
  const window = windows.get(event) ?? open(windows, event)
  if (window.lines >= LINES_MAX) {
    window.dropped++
    return
  }
  window.lines++
  logger()[EVENTS[event]]({ event, ...facts }, 'security')
}

function open(windows: Map<SecurityEvent, Window>, event: SecurityEvent): Window {
  const window = { lines: 0, dropped: 0 }
  windows.set(event, window)
  const close = () => {
    windows.delete(event)
    if (window.dropped > 0) logger()[EVENTS[event]]({ event, more: window.dropped }, 'security: more of the same')
  }
  setTimeout(close, WINDOW_MS).unref()
  return window
}
