import { newestPush, pushesOf } from '#proof/checker/checks/pushes.ts'
import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { isCall } from '#proof/checker/index/intents.ts'
import { groupBy } from '#proof/checker/index/sorted.ts'
import { Verdict } from '#proof/checker/verdict.ts'

/** ms within which the end of a session closes its sockets. */
const GRACE = 1000

type SessionVerdict = Verdict<'sessions ended' | 'calls after the end' | 'sockets of ended sessions'>

/** I16: after sign-out, revocation or ban, no request succeeds and the sockets are closed. */
export function judgeSessions(index: HistoryIndex): Verdict[] {
  const verdict: SessionVerdict = new Verdict(
    'I16',
    'sessions ended',
    'calls after the end',
    'sockets of ended sessions',
  )
  const { ended } = index.rights
  verdict.saw('sessions ended', ended.size)
  if (ended.size === 0) return [verdict]
  for (const op of index.of('op')) {
    const end = op.session === null ? undefined : ended.get(op.session)
    // Signing out twice is as good as once, and signing in needs no session.
    if (!end || op.startedAt <= (end.endedAt ?? 0) || isCall(op, 'sign_out', 'sign_in')) continue
    verdict.saw('calls after the end')
    if (op.outcome !== 'ok') continue
    verdict.against(`The session ${op.session} of user ${op.user} was over, and ${op.call.kind} succeeded`, end, op)
  }
  for (const push of pushesOf(index)) {
    const end = push.session === null ? undefined : ended.get(push.session)
    const over = end?.endedAt ?? 0
    if (!end || push.at <= over + GRACE) continue
    const written = newestPush(index, push) > over + GRACE
    if (!written && push.at <= index.faults.onTheWayUntil(push.client, over, GRACE)) continue
    verdict.against(`${push.client} still heard of chat ${push.chat}, though its session was over`, end, push.entry)
  }
  judgeSockets(verdict, index)
  return [verdict]
}

function judgeSockets(verdict: SessionVerdict, index: HistoryIndex): void {
  for (const [socket, entries] of groupBy(index.of('socket'), (entry) => entry.socket)) {
    const opened = entries.find((entry) => entry.what === 'opened')
    const end = opened && index.rights.ended.get(opened.session)
    if (!opened || !end) continue
    const closed = entries.find((entry) => entry.what === 'closed')
    const over = end.endedAt ?? 0
    if (closed && closed.at <= over) continue
    verdict.saw('sockets of ended sessions')
    // A socket that opens in the moment of the end is closed after it has opened.
    const limit = index.faults.onTheWayUntil(opened.client, Math.max(over, Math.min(opened.at, over + GRACE)), GRACE)
    if ((closed?.at ?? index.endsAt) <= limit) continue
    const what = closed ? `was closed ${Math.round(closed.at - over)} ms` : 'was not closed'
    verdict.against(`The socket ${socket} of ${opened.client} ${what} after its session was over`, end, opened, closed)
  }
}
