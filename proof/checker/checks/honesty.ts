import { whyNotStored } from '#proof/checker/checks/committed.ts'
import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import type { Op } from '#proof/checker/index/intents.ts'
import { Verdict } from '#proof/checker/verdict.ts'

/** ms within which every call ends. */
const PATIENCE = 5000

/** I22: no success without a commit; under a fault every call ends within 5 s with a code that says retry. */
export function judgeHonesty(index: HistoryIndex): Verdict[] {
  const verdict = new Verdict(
    'I22',
    'calls',
    'successes compared with the rows',
    'calls during faults',
    'calls to be retried',
  )
  for (const op of index.of('op')) {
    verdict.saw('calls')
    if (op.outcome === 'unknown') verdict.saw('calls to be retried')
    const until = op.endedAt ?? index.endsAt
    if (index.faults.during(op.startedAt, until)) verdict.saw('calls during faults')
    if (until - op.startedAt > PATIENCE && !index.faults.networkFailed(op.client, op.startedAt, until)) {
      const how = op.endedAt === null ? 'has not ended' : `ended after ${Math.round(until - op.startedAt)} ms`
      verdict.against(`${op.call.kind} of ${op.client} ${how}`, op)
    }
    const lie = whyDishonest(index, op)
    if (lie) verdict.against(`${op.call.kind} of ${op.client} ${lie}`, op)
    if (op.outcome !== 'ok' || !index.stored) continue
    const missing = whyNotStored(index.stored, op)
    if (missing === undefined) continue
    verdict.saw('successes compared with the rows')
    if (missing) verdict.against(`${op.call.kind} of ${op.client} succeeded, and ${missing}`, op)
  }
  return [verdict]
}

/** A refusal that the caller must not believe. */
function whyDishonest(index: HistoryIndex, op: Op): string | null {
  const { outcome, status, code, session, call, user, startedAt, endedAt } = op
  if (outcome === 'unknown' && status !== null && status !== 503)
    return `was answered ${status} ${code}, which does not say retry`
  if (outcome !== 'fail') return null
  if (status !== null && status >= 500) return `was refused for good with ${status} ${code}`
  if (code === 'invalid_token' && session !== null && !index.rights.mayBeOver(session)) {
    return `was told that the session ${session} is over, which nobody has ended`
  }
  const forChat =
    call.kind === 'send' || call.kind === 'read' || call.kind === 'fetch_changes' || call.kind === 'fetch_history'
  if (code === 'not_found' && forChat && index.rights.surelyInside(user, call.chat, startedAt, endedAt ?? startedAt)) {
    return `was told that chat ${call.chat} does not exist, though its user is a member`
  }
  return null
}
