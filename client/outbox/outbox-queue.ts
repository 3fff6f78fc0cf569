import type { OutboxItem } from '#client/messenger.ts'
import { isSignedOut, isTransient } from '#client/problem.ts'
import type { Problem } from '#contracts/problems.ts'

/** Chats that one device sends to at the same time; within a chat it is one message after the other. */
const CHATS_AT_ONCE = 4
/** An error that the server calls its own is not repeated for ever: it may be about this very message. */
const INTERNAL_TRIES = 6

/** What is known of an item beyond what the screens see; it lives as long as this tab. */
export interface Attempt {
  /** Tries that failed in a row. */
  tries: number
  /** The own pause after a failure ends then, ms since the epoch of the local clock; a new connection ends it at once. */
  pausedUntil: number
  /** The server's wish, in the same time: nothing shortens it. */
  notBefore: number
  inFlight: boolean
  /** The chat's rev that holds the message: it was stored, and is shown from the queue until the chat is there. */
  storedRev: number | null
}

export type Attempts = ReadonlyMap<string, Attempt>

export const FIRST_ATTEMPT: Attempt = { tries: 0, pausedUntil: 0, notBefore: 0, inFlight: false, storedRev: null }

/** What is asked of the server for a queued message. */
export function asRequest({ chatId, content, clientId, reply, forward, poll }: OutboxItem) {
  return {
    chat_id: chatId,
    content,
    client_id: clientId,
    ...(reply && { reply: { seq: reply.seq, quote: reply.quote } }),
    ...(forward && { forward: { chat_id: forward.chat_id, seq: forward.seq } }),
    ...(poll && { poll }),
  }
}

/** The oldest unsent message of each chat, when its time has come and this tab may send it; and when to look again. */
export function nextToSend(
  items: readonly OutboxItem[],
  attempts: Attempts,
  now: number,
  maySend: (item: OutboxItem) => boolean,
): { send: OutboxItem[]; lookAgainAt: number | null } {
  const send: OutboxItem[] = []
  const seen = new Set<number>()
  let busy = 0
  let lookAgainAt: number | null = null
  for (const item of items) {
    const attempt = attempts.get(item.clientId) ?? FIRST_ATTEMPT
    if (item.state === 'failed' || attempt.storedRev !== null || seen.has(item.chatId)) continue
    seen.add(item.chatId)
    if (!maySend(item)) continue
    const due = Math.max(attempt.pausedUntil, attempt.notBefore)
    if (attempt.inFlight) busy++
    else if (due <= now) send.push(item)
    else lookAgainAt = Math.min(lookAgainAt ?? Infinity, due)
  }
  return { send: send.slice(0, Math.max(0, CHATS_AT_ONCE - busy)), lookAgainAt }
}

export type Verdict = { kind: 'again'; waitMs: number } | { kind: 'failed' } | { kind: 'signed_out' }

/**
 * What follows from a problem: what the server did not accept fails for good, everything else is tried again with the
 * same `client_id`, not before the server wishes it.
 */
export function judge(problem: Problem, tries: number): Verdict {
  if (isSignedOut(problem)) return { kind: 'signed_out' }
  if (!isTransient(problem)) return { kind: 'failed' }
  if (problem.code === 'internal' && tries >= INTERNAL_TRIES) return { kind: 'failed' }
  return { kind: 'again', waitMs: (problem.retry_after ?? 0) * 1000 }
}
