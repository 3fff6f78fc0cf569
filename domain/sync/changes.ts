import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import type { ChangesAnswer, ChangesRequest } from '#contracts/sync.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { chatNotFound, checkMay } from '#domain/chats/chat-policy.ts'
import { findStanding, readEpoch } from '#domain/chats/chat-store.ts'
import { pairsOf, readChats } from '#domain/chats/read-chats.ts'
import { readHistoryPage } from '#domain/messages/read-history.ts'
import { readSteps } from '#domain/sync/step-store.ts'
import { mustReset, nextStretch } from '#domain/sync/stretch.ts'
import type { Queryable } from '#runtime/database.ts'
import { inSnapshot } from '#runtime/transaction.ts'

/**
 * The steps of a chat after a cursor, as the present state of what they touched: at most SERVER_LIMITS.changesPageMax steps,
 * `upto` below `head` means that more follow. A cursor of another epoch, above the head or too far behind is answered by
 * `reset`: the chat and its newest page. Rules DL10 to DL13.
 * @throws `not_found` when the actor cannot see the chat
 */
export function readChanges(actor: Actor, ask: ChangesRequest): Promise<ChangesAnswer> {
  return answerInTime(() => inSnapshot((tx) => readChangesIn(tx, actor, ask)))
}

async function readChangesIn(tx: Queryable, actor: Actor, ask: ChangesRequest): Promise<ChangesAnswer> {
  const { chat_id } = ask
  const standing = await findStanding(tx, actor.userId, chat_id)
  checkMay(standing, 'see')
  const { head } = standing
  const epoch = await readEpoch(tx)
  if (ask.epoch !== epoch || mustReset(ask.after, head)) return readReset(tx, actor, chat_id)
  const stretch = { chatId: chat_id, ...nextStretch(ask.after, head, SERVER_LIMITS.changesPageMax) }
  const [changes = []] = await readSteps(tx, [stretch])
  return { kind: 'changes', chat_id, epoch, after: stretch.after, upto: stretch.upto, changes, head }
}

async function readReset(tx: Queryable, actor: Actor, chatId: number): Promise<ChangesAnswer> {
  const [sight] = await readChats(tx, pairsOf(actor.userId, [chatId]))
  if (!sight) throw chatNotFound()
  return { kind: 'reset', chat: sight.chat, page: await readHistoryPage(tx, actor, { chat_id: chatId }) }
}
