import { Recount } from '#proof/checker/checks/recount.ts'
import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import type { Op } from '#proof/checker/index/intents.ts'
import { PairMap } from '#proof/checker/index/pair-map.ts'
import { groupBy } from '#proof/checker/index/sorted.ts'
import { Verdict } from '#proof/checker/verdict.ts'
import type { EntryOf, HistoryEntry } from '#proof/history/entry.ts'
import type { SeenUnread } from '#proof/history/parts.ts'

type ReadVerdict = Verdict<'marks on devices' | 'marks in answers' | 'marks at the end' | 'recounts'>

/** What somebody was told of his place in a chat. */
interface Told<E extends HistoryEntry = HistoryEntry> {
  entry: E
  user: number
  chat: number
  mark: number
  unread: SeenUnread | null
}

/** I14: marks never fall, are equal on all devices at the end, and unread equals a plain recount. */
export function judgeReadState(index: HistoryIndex): Verdict[] {
  const verdict: ReadVerdict = new Verdict(
    'I14',
    'marks on devices',
    'marks in answers',
    'marks at the end',
    'recounts',
  )
  const onDevices = index.of('marks').map((entry): Told => ({ ...entry, entry, mark: entry.lastReadSeq }))
  const inAnswers = index.of('op').flatMap(marksIn)
  const atTheEnd = restedMarks(index)
  judgeDevices(verdict, index)
  for (const marks of groupBy(inAnswers, ({ user, chat }) => `${user} ${chat}`).values()) {
    judgeAnswers(verdict, index, marks)
  }
  judgeEnd(verdict, index, atTheEnd)
  judgeCounts(verdict, index, [...onDevices, ...inAnswers, ...atTheEnd])
  return [verdict]
}

/** What one device shows never falls, unless it forgot all. */
function judgeDevices(verdict: ReadVerdict, index: HistoryIndex): void {
  const highest = new PairMap<string, number, { mark: number; entry: HistoryEntry }>()
  const look = (client: string, chat: number, mark: number, entry: HistoryEntry) => {
    verdict.saw('marks on devices')
    const before = highest.get(client, chat)
    if (before && before.mark > mark) {
      verdict.against(`The mark of chat ${chat} on ${client} fell from ${before.mark} to ${mark}`, before.entry, entry)
    }
    highest.set(client, chat, { mark, entry })
  }
  for (const entry of index.entries) {
    if (entry.type === 'marks') look(entry.client, entry.chat, entry.lastReadSeq, entry)
    if (entry.type === 'state') {
      for (const { chat, lastReadSeq } of entry.chats) {
        if (lastReadSeq !== null) look(entry.client, chat, lastReadSeq, entry)
      }
    }
    if (entry.type !== 'forgot') continue
    if (entry.chat === null) highest.drop(entry.client)
    else highest.delete(entry.client, entry.chat)
  }
}

function marksIn(op: Op): Told<Op>[] {
  const { answer, call, user } = op
  if (op.outcome !== 'ok' || !answer) return []
  const told: Told<Op>[] = []
  if (answer.mark && 'chat' in call) {
    told.push({ entry: op, user, chat: call.chat, mark: answer.mark.lastReadSeq, unread: answer.mark.unread })
  }
  for (const { chat, membership } of answer.chats ?? []) {
    if (membership) told.push({ entry: op, user, chat, mark: membership.lastReadSeq, unread: membership.unread })
  }
  return told
}

/** An answer that was asked for after another one had come never tells a lower mark, and neither do the rows. */
function judgeAnswers(verdict: ReadVerdict, index: HistoryIndex, marks: Told<Op>[]): void {
  const endOf = ({ entry }: Told<Op>) => entry.endedAt ?? 0
  const byStart = [...marks].sort((a, b) => a.entry.startedAt - b.entry.startedAt)
  const byEnd = [...marks].sort((a, b) => endOf(a) - endOf(b))
  let next = 0
  let highest: Told<Op> | null = null
  for (const each of byStart) {
    verdict.saw('marks in answers')
    for (; next < byEnd.length && endOf(byEnd[next] as Told<Op>) < each.entry.startedAt; next++) {
      const before = byEnd[next] as Told<Op>
      if (!highest || before.mark > highest.mark) highest = before
    }
    if (!highest || highest.mark <= each.mark) continue
    const { user, chat, mark } = each
    verdict.against(
      `The mark of user ${user} in chat ${chat} was ${highest.mark}, and later ${mark}`,
      highest.entry,
      each.entry,
    )
  }
  const last = marks.reduce((best, each) => (each.mark > best.mark ? each : best))
  const row = index.stored?.members.get(last.chat, last.user)
  if (!row || row.lastReadSeq >= last.mark) return
  verdict.against(
    `The mark of user ${last.user} in chat ${last.chat} was ${last.mark}, and is stored as ${row.lastReadSeq}`,
    last.entry,
    row,
  )
}

/** What the devices hold when all is quiet: the mark, and the count at the chat's head. */
function restedMarks(index: HistoryIndex): Told<EntryOf<'state'>>[] {
  const { stored } = index
  const quiet = index.of('quiet').at(-1)
  if (!quiet || !stored) return []
  const last = new Map<string, EntryOf<'state'>>()
  for (const state of index.of('state')) if (state.at >= quiet.at) last.set(state.client, state)
  return [...last.values()].flatMap((entry) =>
    entry.chats.flatMap(({ chat, lastReadSeq: mark, unread, unreadFrom: from }) => {
      if (mark === null || !stored.members.get(chat, entry.user)) return []
      const at = stored.chats.get(chat)?.head ?? 0
      return [{ entry, user: entry.user, chat, mark, unread: unread === null ? null : { count: unread, at, from } }]
    }),
  )
}

/** At rest every device of a person has the mark that is stored. */
function judgeEnd(verdict: ReadVerdict, { stored }: HistoryIndex, marks: readonly Told<EntryOf<'state'>>[]): void {
  for (const { entry, user, chat, mark } of marks) {
    const row = stored?.members.get(chat, user)
    verdict.saw('marks at the end')
    if (!row || row.lastReadSeq === mark) continue
    verdict.against(`${entry.client} has the mark ${mark} in chat ${chat}, stored is ${row.lastReadSeq}`, entry, row)
  }
}

function judgeCounts(verdict: ReadVerdict, { stored }: HistoryIndex, told: readonly Told[]): void {
  if (!stored) return
  const recount = new Recount(stored)
  for (const { entry, user, chat, mark, unread } of told) {
    if (!unread || !stored.chats.has(chat)) continue
    verdict.saw('recounts')
    const { count, at, from } = unread
    // A flag that is further back than the mark is where unread begins.
    const { least, most } = recount.unread(chat, user, Math.min(mark, (from ?? mark + 1) - 1), at)
    if (count >= least && count <= most) continue
    const right = least === most ? least : `${least} to ${most}`
    verdict.against(
      `User ${user} was told ${count} unread in chat ${chat} after ${mark} at head ${at}, a recount gives ${right}`,
      entry,
    )
  }
}
