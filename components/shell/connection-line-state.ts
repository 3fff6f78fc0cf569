import type { Connection } from '#client/messenger.ts'

/** What the line says: nothing, why one waits, or for a moment that all is well again. */
export type ConnectionLine = 'hidden' | 'offline' | 'connecting' | 'updating' | 'back'

/** A connection that comes back sooner is nobody's business. */
export const PATIENCE_MS = 2000
/** How long "back online" stays. */
export const BACK_MS = 2000

export interface LineState {
  line: ConnectionLine
  /** When to look again, ms since the epoch; null when only another connection state can change the line. */
  until: number | null
}

/**
 * The line at `now` for a connection. `before` is what the line said before this state; `startedAt` is when the page
 * began, from which the first connection counts.
 */
export function connectionLine(
  connection: Connection,
  before: ConnectionLine,
  startedAt: number,
  now: number,
): LineState {
  if (connection.state !== 'online') {
    const shownFrom = (connection.lostAt ?? startedAt) + PATIENCE_MS
    if (now < shownFrom) return { line: 'hidden', until: shownFrom }
    return { line: connection.state, until: null }
  }
  const shownUntil = connection.since + BACK_MS
  if (before === 'hidden' || now >= shownUntil) return { line: 'hidden', until: null }
  return { line: 'back', until: shownUntil }
}
