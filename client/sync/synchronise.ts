import { applySyncAnswer } from '#client/replica/apply-sync-answer.ts'
import { applyUserChange } from '#client/replica/apply-user-change.ts'
import { applyOthersRead } from '#client/replica/read-marks.ts'
import { withoutTyping } from '#client/replica/typing.ts'
import { askChanges, askPagesAgain, askSync, dropLoads, noteHead } from '#client/sync/ask.ts'
import { settleGap, tellLoads } from '#client/sync/catch-up.ts'
import type { Heads, UserChanges } from '#client/sync/engine-protocol.ts'
import type { Engine } from '#client/sync/engine-state.ts'
import { settleLoads } from '#client/sync/history-loads.ts'
import { loadIfWaiting, openConversation } from '#client/sync/open-chat.ts'
import type { SyncAnswer, UserChange } from '#contracts/sync.ts'

/** The server hears us and tells us everything from now on; what came before is asked for. */
export function hearWelcome(engine: Engine): void {
  forgetConnection(engine)
  engine.live = true
  askSync(engine)
}

/** What was on its way is lost; pages that screens wait for are asked for again after the next answer to `sync`. */
export function forgetConnection(engine: Engine): void {
  engine.live = false
  engine.synced = false
  engine.syncing = false
  engine.syncAgain = false
  engine.gaps.clear()
  engine.userHeld = []
  engine.userWaiting = false
  engine.userHead = 0
  engine.readsHeld = []
  engine.replica = withoutTyping(engine.replica)
}

export function hearSyncAnswer(engine: Engine, answer: SyncAnswer): void {
  if (!engine.syncing) return
  const { epoch } = engine.replica
  const first = !engine.synced
  const restarted = epoch !== null && epoch !== answer.epoch
  engine.syncing = false
  engine.synced = true
  engine.replica = applySyncAnswer(engine.replica, answer)
  if (restarted) {
    engine.loads.clear()
    engine.gaps.clear()
  }
  for (const steps of answer.changes) tellLoads(engine, steps)
  for (const { chatId, userId, seq } of engine.readsHeld.splice(0)) {
    engine.replica = applyOthersRead(engine.replica, chatId, userId, seq)
  }
  applyHeldUserChanges(engine)
  catchUp(engine, new Set(answer.behind))
  if (first) askPagesAgain(engine)
  if (engine.open !== null && first) showAgain(engine, engine.open)
  engine.everSynced = true
  if (engine.syncAgain) askSync(engine)
}

/** Everything known to be behind is asked for without further waiting. */
function catchUp(engine: Engine, behind: ReadonlySet<number>): void {
  for (const chatId of [...engine.gaps.keys()]) {
    if (engine.replica.chats.has(chatId)) settleGap(engine, chatId)
    else engine.gaps.delete(chatId)
  }
  for (const record of engine.replica.chats.values()) {
    const gap = engine.gaps.get(record.chat.id)
    const missing = gap !== undefined || record.chat.head > record.rev || behind.has(record.chat.id)
    if (missing && gap?.state !== 'asking') askChanges(engine, record.chat.id)
  }
  for (const { chatId } of [...engine.loads.values()]) {
    if (engine.replica.chats.has(chatId)) settleLoads(engine, chatId)
    else dropLoads(engine, chatId)
  }
}

/** The chat on screen: heard again when one only visits it, loaded when a restart of the counters took its messages. */
function showAgain(engine: Engine, chatId: number): void {
  const member = engine.replica.chats.get(chatId)?.chat.membership
  const status = engine.replica.conversations.get(chatId)?.status
  const waited = [...engine.loads.values()].some((load) => load.chatId === chatId)
  const shown = status === 'ready' || (status === 'loading' && waited)
  if (!member || !shown || !engine.everSynced) openConversation(engine, chatId)
}

export function hearUserChanges(engine: Engine, event: UserChanges): void {
  const { epoch } = engine.replica
  if (epoch !== null && event.epoch !== epoch) {
    askSync(engine)
    return
  }
  engine.userHeld.push(event)
  // An answer on its way may be older or newer than this: it comes first.
  if (!engine.syncing && epoch !== null) applyHeldUserChanges(engine)
}

function applyHeldUserChanges(engine: Engine): void {
  engine.userHeld.sort((a, b) => a.after - b.after)
  for (const event of engine.userHeld) {
    const { userRev, epoch } = engine.replica
    if (event.epoch !== epoch || event.after > userRev || event.upto <= userRev) continue
    const fresh = event.changes.filter((change) => change.rev > userRev).sort((a, b) => a.rev - b.rev)
    for (const change of fresh) takeUserChange(engine, change)
    engine.replica = { ...engine.replica, userRev: event.upto }
  }
  engine.userHeld = engine.userHeld.filter((event) => event.upto > engine.replica.userRev)
  const furthest = engine.userHeld.at(-1)
  if (furthest) noteUserHead(engine, furthest.upto)
}

function takeUserChange(engine: Engine, change: UserChange): void {
  engine.replica = applyUserChange(engine.replica, change)
  if (change.type === 'chat_removed') {
    dropLoads(engine, change.chat_id)
    engine.gaps.delete(change.chat_id)
  }
  if (change.type === 'chat') {
    noteHead(engine, change.chat.id, change.chat.head)
    settleGap(engine, change.chat.id)
    loadIfWaiting(engine, change.chat.id)
  }
}

/** The person's own counter is known to be at `head`. */
function noteUserHead(engine: Engine, head: number): void {
  if (!engine.live || engine.syncing || engine.userWaiting || head <= engine.replica.userRev) return
  engine.userWaiting = true
  engine.commands.push({ type: 'hold', chatId: null, attempt: 0 })
}

export function userHoldOver(engine: Engine): void {
  if (!engine.userWaiting) return
  engine.userWaiting = false
  if (engine.userHeld.length > 0 || engine.userHead > engine.replica.userRev) askSync(engine)
}

/** The heartbeat closes the one gap that numbers cannot show: a lost last event. */
export function hearHeads(engine: Engine, heads: Heads): void {
  const { epoch } = engine.replica
  if (epoch === null) return
  if (heads.epoch !== epoch) {
    askSync(engine)
    return
  }
  for (const [chatId, head] of heads.chats) noteHead(engine, chatId, head)
  if (heads.user_rev === undefined) return
  engine.userHead = heads.user_rev
  noteUserHead(engine, heads.user_rev)
}

export function hearOthersRead(engine: Engine, chatId: number, userId: number, seq: number): void {
  if (engine.syncing) engine.readsHeld.push({ chatId, userId, seq })
  engine.replica = applyOthersRead(engine.replica, chatId, userId, seq)
}
