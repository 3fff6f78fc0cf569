import type { ChatRecord } from '#client/replica/replica.ts'
import type { Engine, Gap, Load } from '#client/sync/engine-state.ts'
import type { Chat } from '#contracts/chats.ts'
import { LIMITS } from '#contracts/limits.ts'

/** Asks what was missed, once at a time. */
export function askSync(engine: Engine): void {
  if (!engine.live) return
  if (engine.syncing) {
    engine.syncAgain = true
    return
  }
  const { epoch, userRev, chats, conversations } = engine.replica
  const hasMessages = (record: ChatRecord) => conversations.has(record.chat.id)
  // Those with messages first: a chat that is not named comes whole, and whole is enough only without messages.
  const named = [...chats.values()]
    .filter((record) => record.chat.membership !== null)
    .sort((a, b) => Number(hasMessages(b)) - Number(hasMessages(a)))
    .slice(0, LIMITS.syncChatsMax)
  engine.syncing = true
  engine.syncAgain = false
  engine.commands.push({
    type: 'sync',
    request: {
      epoch,
      user_rev: userRev,
      chats: named.map((record) => [record.chat.id, record.rev, hasMessages(record)]),
    },
  })
}

/**
 * A chat is about to be known by an answer of its own. When a `sync` is on its way that could not name it, that answer would not say
 * that it is gone again: it is asked once more.
 */
export function noteAside(engine: Engine, chat: Chat): void {
  const known = engine.replica.chats.get(chat.id)?.chat.membership
  if (engine.syncing && chat.membership && !known) engine.syncAgain = true
}

/** Asks for the steps after the cursor. */
export function askChanges(engine: Engine, chatId: number, attempt = 0): void {
  const record = engine.replica.chats.get(chatId)
  const { epoch } = engine.replica
  if (!engine.live || !record || epoch === null) return
  const gap: Gap = engine.gaps.get(chatId) ?? { target: record.chat.head, held: [], state: 'asking', attempt }
  gap.state = 'asking'
  gap.attempt = attempt
  engine.gaps.set(chatId, gap)
  engine.commands.push({ type: 'changes', request: { chat_id: chatId, after: record.rev, epoch } })
}

/** The chat is known to be at `head`: when the cursor is not there in time, the steps are fetched. */
export function noteHead(engine: Engine, chatId: number, head: number): Gap | undefined {
  const record = engine.replica.chats.get(chatId)
  if (!engine.live || (record && head <= record.rev)) return undefined
  const known = engine.gaps.get(chatId)
  if (known) {
    known.target = Math.max(known.target, head)
    return known
  }
  const gap: Gap = { target: head, held: [], state: 'holding', attempt: 0 }
  engine.gaps.set(chatId, gap)
  engine.commands.push({ type: 'hold', chatId, attempt: 0 })
  return gap
}

/** Wants a page. It is asked for now, or as soon as the connection has caught up. */
export function askPage(engine: Engine, load: Omit<Load, 'token' | 'page' | 'since'>): void {
  const wanted: Load = { ...load, token: engine.nextToken++, page: null, since: [] }
  engine.loads.set(wanted.token, wanted)
  if (engine.synced) engine.commands.push({ type: 'history', token: wanted.token, request: wanted.request })
}

/** Pages of a chat that nobody waits for any more. */
export function dropLoads(engine: Engine, chatId: number): void {
  for (const load of engine.loads.values()) if (load.chatId === chatId) engine.loads.delete(load.token)
}

/** Pages whose answers were lost with the connection are asked for again. */
export function askPagesAgain(engine: Engine): void {
  for (const load of [...engine.loads.values()]) {
    if (load.page) continue
    engine.loads.delete(load.token)
    askPage(engine, load)
  }
}
