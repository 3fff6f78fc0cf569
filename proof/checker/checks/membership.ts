import { newestPush, type Push, pushesOf } from '#proof/checker/checks/pushes.ts'
import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import type { Op } from '#proof/checker/index/intents.ts'
import type { Absence } from '#proof/checker/index/rights.ts'
import { Verdict } from '#proof/checker/verdict.ts'

/** ms that a removal may take to reach sockets that are already open. */
const GRACE = 1000

/** I15: nothing of a chat reaches a user after his removal; nobody receives what his rights do not cover. */
export function judgeMembership(index: HistoryIndex): Verdict[] {
  const verdict = new Verdict('I15', 'calls about private chats', 'pushes about private chats', 'removals')
  verdict.saw('removals', index.rights.removals.length)
  const isPrivate = (chat: number) => {
    const kind = index.stored?.chats.get(chat)?.kind
    return kind !== undefined && kind !== 'public'
  }
  for (const op of index.of('op')) {
    if (op.outcome !== 'ok') continue
    for (const chat of chatsOf(op)) {
      if (!isPrivate(chat)) continue
      verdict.saw('calls about private chats')
      const absence = index.rights.outside(op.user, chat, op.startedAt, op.endedAt ?? op.startedAt)
      if (!absence) continue
      const why = absence.since ? 'though he had been removed' : 'though he had never been in it'
      verdict.against(`User ${op.user} was answered ${op.call.kind} with chat ${chat}, ${why}`, absence.since, op)
    }
  }
  for (const push of pushesOf(index)) {
    if (!isPrivate(push.chat)) continue
    verdict.saw('pushes about private chats')
    const absence = index.rights.outside(push.user, push.chat, push.at, push.at)
    const reason = absence && whyNotAllowed(index, push, absence)
    if (reason) verdict.against(`${push.client} of user ${push.user} ${reason}`, absence?.since, push.entry)
  }
  return [verdict]
}

function whyNotAllowed(index: HistoryIndex, push: Push, { since, from }: Absence): string | null {
  const { chat, client, at, revs } = push
  if (!since) return `was told of chat ${chat}, in which he had never been`
  const newest = newestPush(index, push)
  const written = (since.rev !== null && revs.some((rev) => rev > (since.rev ?? 0))) || newest > from
  if (written) return `was told what happened in chat ${chat} after his removal`
  if (at <= index.faults.onTheWayUntil(client, from, GRACE)) return null
  return `still heard of chat ${chat} ${Math.round(at - from)} ms after his removal`
}

/** Every chat that an operation asked about or was answered with. */
function chatsOf({ call, answer }: Op): Set<number> {
  const chats = new Set<number>()
  if ('chat' in call) chats.add(call.chat)
  if (answer?.message) chats.add(answer.message.chat)
  if (answer?.page) chats.add(answer.page.chat)
  for (const each of answer?.steps ?? []) chats.add(each.chat)
  for (const each of answer?.chats ?? []) chats.add(each.chat)
  return chats
}
