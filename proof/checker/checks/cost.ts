import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { isCall } from '#proof/checker/index/intents.ts'
import { Verdict } from '#proof/checker/verdict.ts'

/** I18: catching up on N changes takes at most N/500 + 3 requests, or one reset for a chat that is too far behind. */
export function judgeCost(index: HistoryIndex): Verdict[] {
  const verdict = new Verdict('I18', 'times of catching up', 'steps caught up on')
  for (const entry of index.of('caught_up')) {
    let requests = 0
    let steps = 0
    const resets: number[] = []
    for (const op of entry.ops.map((id) => index.ops.get(id))) {
      if (op?.outcome !== 'ok' || !isCall(op, 'sync', 'fetch_changes')) continue
      requests++
      for (const { after, upto } of op.answer?.steps ?? []) steps += upto - after
      if (op.answer?.reset) resets.push(isCall(op, 'fetch_changes') ? op.call.chat : 0)
    }
    verdict.saw('times of catching up')
    verdict.saw('steps caught up on', steps)
    const allowed = Math.ceil(steps / SERVER_LIMITS.changesPageMax) + 3 + new Set(resets).size
    if (requests <= allowed) continue
    verdict.against(
      `${entry.client} took ${requests} requests to catch up on ${steps} steps and ${resets.length} resets, ${allowed} are allowed`,
      entry,
    )
  }
  return [verdict]
}
