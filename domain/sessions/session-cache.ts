import type { DomainEvent } from '#domain/events.ts'
import { onEvents } from '#runtime/event-bus.ts'
import { remember } from '#runtime/remember.ts'

export interface LiveSession {
  userId: number
  kind: 'browser' | 'api'
  expiresAt: Date
}

/** How long an answer of the database may be repeated, ms. */
const FRESH_MS = 5000
/** Entries kept; beyond it the oldest are dropped. */
const SIZE_MAX = 20_000

interface Entry {
  answer: Promise<LiveSession>
  askedAt: number
}

function cache(): Map<string, Entry> {
  return remember('session-cache', () => {
    const entries = new Map<string, Entry>()
    onEvents<DomainEvent>((event) => {
      if (event.type === 'session_ended') entries.delete(event.sessionId)
    })
    return entries
  })
}

/**
 * Answers from memory what was read less than FRESH_MS ago. The question itself is kept, not its result: who asks
 * meanwhile shares it, and a session that ends while it is being read is not remembered as live.
 */
export function throughCache(
  sessionId: string,
  read: (sessionId: string) => Promise<LiveSession>,
): Promise<LiveSession> {
  const entries = cache()
  const known = entries.get(sessionId)
  const now = performance.now()
  if (known && now - known.askedAt < FRESH_MS) return known.answer.then(refuseExpired(sessionId, read))
  const entry: Entry = { answer: read(sessionId), askedAt: now }
  entries.delete(sessionId)
  entries.set(sessionId, entry)
  if (entries.size > SIZE_MAX) entries.delete(entries.keys().next().value ?? '')
  entry.answer.catch(() => entries.get(sessionId) === entry && entries.delete(sessionId))
  return entry.answer
}

/** An answer that expired since it was read is asked again, and the database refuses it. */
function refuseExpired(sessionId: string, read: (sessionId: string) => Promise<LiveSession>) {
  return (session: LiveSession) => (session.expiresAt.getTime() > Date.now() ? session : read(sessionId))
}
