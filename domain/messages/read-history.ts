import type { HistoryPage, HistoryRequest } from '#contracts/messages.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { chatNotFound } from '#domain/chats/chat-policy.ts'
import { readSlice } from '#domain/messages/history-store.ts'
import { db, type Queryable } from '#runtime/database.ts'

/** Messages in a page when nobody says how many. */
const DEFAULT_LIMIT = 60

/**
 * A page of a chat's history, oldest first: the newest one, or that before, after or around a `seq`. The message at
 * `around_seq` is in it. `withSystem: false` leaves system lines out. Rules CH1, DL9.
 * @throws `not_found` when the actor cannot see the chat
 */
export function readHistory(
  actor: Actor,
  ask: HistoryRequest,
  { withSystem = true }: { withSystem?: boolean } = {},
): Promise<HistoryPage> {
  return answerInTime(() => readHistoryPage(db(), actor, ask, withSystem))
}

/** Like `readHistory`, within a transaction. */
export async function readHistoryPage(
  q: Queryable,
  actor: Actor,
  ask: HistoryRequest,
  withSystem: boolean,
): Promise<HistoryPage> {
  const page = await readSlice(q, actor.userId, { chatId: ask.chat_id, withSystem, ...placeOf(ask) })
  if (!page) throw chatNotFound()
  const { epoch, head, messages, hasOlder, hasNewer } = page
  return { chat_id: ask.chat_id, epoch, head, messages, has_older: hasOlder, has_newer: hasNewer }
}

function placeOf({ before_seq, after_seq, around_seq, limit = DEFAULT_LIMIT }: HistoryRequest) {
  if (after_seq !== undefined) return { seq: after_seq + 1, older: 0, newer: limit }
  if (around_seq !== undefined) {
    return { seq: around_seq + 1, older: Math.ceil(limit / 2), newer: Math.floor(limit / 2) }
  }
  return { seq: before_seq ?? Number.MAX_SAFE_INTEGER, older: limit, newer: 0 }
}
