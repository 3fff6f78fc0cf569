import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { isCall, type OpOf } from '#proof/checker/index/intents.ts'
import { groupBy } from '#proof/checker/index/sorted.ts'
import { Verdict } from '#proof/checker/verdict.ts'

type ReactionOp = OpOf<'react' | 'unreact'>

/**
 * I13: the set is the last *ok* operation per (user, message, emoji). Of operations that overlapped any may have been the last,
 * and an unknown one may have happened at any time after its start.
 */
export function judgeReactions(index: HistoryIndex): Verdict[] {
  const verdict = new Verdict('I13', 'reactions given or taken back')
  const { stored } = index
  if (!stored) return [verdict]
  const ops = index.of('op').filter((op): op is ReactionOp => isCall(op, 'react', 'unreact') && op.outcome !== 'fail')
  const asked = groupBy(ops, (op) => keyOf({ ...op.call, user: op.user }))
  for (const row of [...stored.reactionsOf.values()].flat()) {
    if (!asked.has(keyOf(row))) {
      verdict.against(`User ${row.user} has ${row.emoji} at message ${row.message}, and never gave it`, row)
    }
  }
  for (const [key, tries] of asked) {
    const [op] = tries
    const message = op && stored.messages.get(op.call.message)
    if (!op || !message || message.deleted) continue
    verdict.saw('reactions given or taken back')
    const row = stored.reactionsOf.get(message.id)?.find((each) => keyOf(each) === key)
    const candidates = lastOnes(tries)
    const possible = candidates.some((each) => (each.call.kind === 'react') === (row !== undefined))
    const untouched = row === undefined && candidates.every((each) => each.outcome === 'unknown')
    if (possible || untouched) continue
    verdict.against(
      `${op.call.emoji} of user ${op.user} at message ${message.id} is ${row ? 'there' : 'not there'}, against the last operation`,
      ...candidates,
      row ?? message,
    )
  }
  return [verdict]
}

const keyOf = ({ message, user, emoji }: { message: number; user: number; emoji: string }) =>
  `${message} ${user} ${emoji}`

/** The operations after which no other one surely came. */
function lastOnes(tries: readonly ReactionOp[]): ReactionOp[] {
  const lastStart = Math.max(...tries.filter((op) => op.outcome === 'ok').map((op) => op.startedAt))
  return tries.filter((op) => op.outcome === 'unknown' || (op.endedAt ?? 0) >= lastStart)
}
