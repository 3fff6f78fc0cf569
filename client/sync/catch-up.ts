import { applyChatChanges } from '#client/replica/apply-chat-changes.ts'
import { applyReset } from '#client/replica/apply-reset.ts'
import { askChanges, askSync, dropLoads, noteHead } from '#client/sync/ask.ts'
import type { Engine, Gap } from '#client/sync/engine-state.ts'
import { settleLoads } from '#client/sync/history-loads.ts'
import { openConversation } from '#client/sync/open-chat.ts'
import type { Problem } from '#contracts/problems.ts'
import type { ChangesAnswer, ChatChanges } from '#contracts/sync.ts'

/** More than this waits nowhere: `changes` brings it again. */
const HELD_MAX = 100

/** At or below the cursor: ignored. Next: applied. Further ahead: held for a moment, then fetched. */
export function hearChatChanges(engine: Engine, event: ChatChanges): void {
  const { epoch, chats } = engine.replica
  if (epoch !== null && event.epoch !== epoch) {
    askSync(engine)
    return
  }
  const record = chats.get(event.chat_id)
  if (record && event.after <= record.rev) {
    applySteps(engine, event)
    settleGap(engine, event.chat_id)
    return
  }
  const gap = noteHead(engine, event.chat_id, event.upto)
  if (gap && gap.held.length < HELD_MAX) gap.held.push(event)
}

/** The one place where steps reach the replica. Pages on their way are told of them. */
function applySteps(engine: Engine, steps: ChatChanges): void {
  engine.replica = applyChatChanges(engine.replica, steps)
  tellLoads(engine, steps)
}

/** A page that was read before these steps will be completed by them. */
export function tellLoads(engine: Engine, steps: ChatChanges): void {
  const messages = steps.changes.flatMap((change) => change.message ?? [])
  for (const load of engine.loads.values()) if (load.chatId === steps.chat_id) load.since.push(...messages)
}

export function holdOver(engine: Engine, chatId: number): void {
  const gap = engine.gaps.get(chatId)
  if (gap?.state !== 'holding' || engine.syncing) return
  if (engine.replica.chats.has(chatId)) askChanges(engine, chatId, gap.attempt)
  else askSync(engine)
}

export function hearChanges(engine: Engine, chatId: number, answer: ChangesAnswer): void {
  const before = engine.replica.chats.get(chatId)
  const gap = engine.gaps.get(chatId)
  if (!before || gap?.state !== 'asking') return
  const { epoch, head } = answer.kind === 'reset' ? answer.page : answer
  if (epoch !== engine.replica.epoch) {
    engine.gaps.delete(chatId)
    askSync(engine)
    return
  }
  if (answer.kind === 'reset') takeReset(engine, answer)
  else if (answer.after <= before.rev) applySteps(engine, answer)

  gap.target = Math.max(gap.target, head)
  settleGap(engine, chatId)
  const after = engine.replica.chats.get(chatId)
  if (!after || !engine.gaps.has(chatId)) return
  if (after.rev > before.rev) {
    askChanges(engine, chatId)
    return
  }
  waitAgain(engine, chatId, gap)
}

export function changesFailed(engine: Engine, chatId: number, problem: Problem): void {
  const gap = engine.gaps.get(chatId)
  if (gap?.state !== 'asking') return
  if (problem.code === 'not_found' || problem.code === 'forbidden') {
    engine.gaps.delete(chatId)
    askSync(engine)
    return
  }
  waitAgain(engine, chatId, gap)
}

function waitAgain(engine: Engine, chatId: number, gap: Gap): void {
  gap.state = 'holding'
  gap.attempt += 1
  engine.commands.push({ type: 'hold', chatId, attempt: gap.attempt })
}

function takeReset(engine: Engine, reset: Extract<ChangesAnswer, { kind: 'reset' }>): void {
  const before = engine.replica
  engine.replica = applyReset(before, reset)
  if (engine.replica === before) return
  dropLoads(engine, reset.chat.id)
  if (engine.open === reset.chat.id) openConversation(engine, reset.chat.id)
}

/** Applies what was held and now fits; the gap is gone when the cursor is where it is known to have to be. */
export function settleGap(engine: Engine, chatId: number): void {
  const gap = engine.gaps.get(chatId)
  const cursor = () => engine.replica.chats.get(chatId)?.rev ?? -1
  if (gap) {
    gap.held.sort((a, b) => a.after - b.after)
    for (const event of gap.held) {
      if (event.epoch === engine.replica.epoch && event.after <= cursor()) applySteps(engine, event)
    }
    gap.held = gap.held.filter((event) => event.upto > cursor())
    if (cursor() >= gap.target) engine.gaps.delete(chatId)
  }
  settleLoads(engine, chatId)
}
