import { judgeConvergence } from '#proof/checker/checks/convergence.ts'
import { judgeCost } from '#proof/checker/checks/cost.ts'
import { judgeDense } from '#proof/checker/checks/dense.ts'
import { judgeDurable } from '#proof/checker/checks/durable.ts'
import { judgeGaps } from '#proof/checker/checks/gaps.ts'
import { judgeHonesty } from '#proof/checker/checks/honesty.ts'
import { judgeIdempotent } from '#proof/checker/checks/idempotent.ts'
import { judgeInvention } from '#proof/checker/checks/invention.ts'
import { judgeMembership } from '#proof/checker/checks/membership.ts'
import { judgeOrder } from '#proof/checker/checks/order.ts'
import { judgePaging } from '#proof/checker/checks/paging.ts'
import { judgePrefix } from '#proof/checker/checks/prefix.ts'
import { judgeReactions } from '#proof/checker/checks/reactions.ts'
import { judgeReadState } from '#proof/checker/checks/read-state.ts'
import { judgeRendered } from '#proof/checker/checks/rendered.ts'
import { judgeSessions } from '#proof/checker/checks/sessions.ts'
import { judgeVersions } from '#proof/checker/checks/versions.ts'
import { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { INVARIANTS, type Invariant, type Violation } from '#proof/checker/verdict.ts'
import type { HistoryEntry } from '#proof/history/entry.ts'
import { whyUnsound } from '#proof/history/soundness.ts'

const CHECKS = [
  judgeDurable,
  judgeIdempotent,
  judgeInvention,
  judgeDense,
  judgeOrder,
  judgePrefix,
  judgeGaps,
  judgeRendered,
  judgeConvergence,
  judgeVersions,
  judgeReactions,
  judgeReadState,
  judgeMembership,
  judgeSessions,
  judgeCost,
  judgePaging,
  judgeHonesty,
]

export interface Judgement {
  /** Why the history as a whole cannot be trusted; then the rest says little. */
  unsound: string[]
  violations: Violation[]
  /** How many facts of each kind every invariant was judged by. A 0 is a part that this history says nothing about. */
  counts: Record<Invariant, Record<string, number>>
}

/** Judges a recorded history by all invariants. Pure; some tens of seconds for a million entries. */
export function checkHistory(entries: readonly HistoryEntry[]): Judgement {
  const index = new HistoryIndex(entries)
  const verdicts = CHECKS.flatMap((check) => check(index))
  const names = Object.keys(INVARIANTS) as Invariant[]
  const ofName = (name: Invariant) => verdicts.filter((verdict) => verdict.invariant === name)
  return {
    unsound: whyUnsound(entries),
    violations: names.flatMap((name) => ofName(name).flatMap((verdict) => verdict.violations)),
    counts: Object.fromEntries(
      names.map((name) => [name, Object.assign({}, ...ofName(name).map((verdict) => verdict.examined))]),
    ) as Judgement['counts'],
  }
}
