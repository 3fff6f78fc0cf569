import { recount } from '#proof/checker/checks/recount.ts'
import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import type { Op } from '#proof/checker/index/intents.ts'
import { PairMap } from '#proof/checker/index/pair-map.ts'
import { groupBy } from '#proof/checker/index/sorted.ts'
import type { Stored } from '#proof/checker/index/stored.ts'
import { Verdict } from '#proof/checker/verdict.ts'
import type { EntryOf, HistoryEntry } from '#proof/history/entry.ts'
import type { SeenUnread } from '#proof/history/parts.ts'

type ReadVerdict = Verdict<'marks on devices' | 'marks in answers' | 'marks at the end' | 'recounts'>

/** A mark that an answer told. */
interface Told {
  op: Op
  chat: number
  mark: number
  unread: SeenUnread
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
  judgeDevices(verdict, index)
  const told = index.of('op').flatMap(marksIn)
  for (const marks of groupBy(told, ({ op, chat }) => `${op.user} ${chat}`).values())
    judgeAnswers(verdict, index, marks)
  judgeEnd(verdict, index)
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
    if (entry.type === 'marks') {
      look(entry.client, entry.chat, entry.lastReadSeq, entry)
      if (entry.unread)
        judgeCount(verdict, index.stored, entry, entry.user, entry.chat, entry.lastReadSeq, entry.unread)
    }
    if (entry.type === 'state') {
      for (const { chat, lastReadSeq } of entry.chats)
        if (lastReadSeq !== null) look(entry.client, chat, lastReadSeq, entry)
    }
    if (entry.type !== 'forgot') continue
    if (entry.chat === null) highest.drop(entry.client)
    else highest.delete(entry.client, entry.chat)
  }
}

function marksIn(op: Op): Told[] {
  const { answer, call } = op
  if (op.outcome !== 'ok' || !answer) return []
  const told: Told[] = []
  if (answer.mark && 'chat' in call) {
    told.push({ op, chat: call.chat, mark: answer.mark.lastReadSeq, unread: answer.mark.unread })
  }
  for (const { chat, membership } of answer.chats ?? []) {
    if (membership) told.push({ op, chat, mark: membership.lastReadSeq, unread: membership.unread })
  }
  return told
}

/** An answer that was asked for after another one had come never tells a lower mark. */
function judgeAnswers(verdict: ReadVerdict, index: HistoryIndex, marks: Told[]): void {
  const byStart = marks.sort((a, b) => a.op.startedAt - b.op.startedAt)
  const byEnd = [...marks].sort((a, b) => (a.op.endedAt ?? 0) - (b.op.endedAt ?? 0))
  let next = 0
  let highest: Told | null = null
  for (const each of byStart) {
    verdict.saw('marks in answers')
    judgeCount(verdict, index.stored, each.op, each.op.user, each.chat, each.mark, each.unread)
    for (; next < byEnd.length; next++) {
      const before = byEnd[next] as Told
      if ((before.op.endedAt ?? 0) >= each.op.startedAt) break
      if (!highest || before.mark > highest.mark) highest = before
    }
    if (!highest || highest.mark <= each.mark) continue
    verdict.against(
      `The mark of user ${each.op.user} in chat ${each.chat} was ${highest.mark}, and later ${each.mark}`,
      highest.op,
      each.op,
    )
  }
  const last = highest && index.stored?.members.get(highest.chat, highest.op.user)
  if (highest && last && last.lastReadSeq < highest.mark) {
    verdict.against(
      `The mark of user ${last.user} in chat ${last.chat} was ${highest.mark}, and is stored as ${last.lastReadSeq}`,
      highest.op,
      last,
    )
  }
}

function judgeCount(
  verdict: ReadVerdict,
  stored: Stored | null,
  entry: HistoryEntry,
  user: number,
  chat: number,
  mark: number,
  { count, at }: SeenUnread,
): void {
  if (!stored?.chats.has(chat)) return
  verdict.saw('recounts')
  const { least, most } = recount(stored, chat, user, mark, at)
  if (count >= least && count <= most) return
  const right = least === most ? least : `${least} to ${most}`
  verdict.against(
    `User ${user} was told ${count} unread in chat ${chat} after ${mark} at head ${at}, a recount gives ${right}`,
    entry,
  )
}

/** At rest every device of a person has the mark that is stored, and the count that it leaves. */
function judgeEnd(verdict: ReadVerdict, index: HistoryIndex): void {
  const { stored } = index
  const quiet = index.of('quiet').at(-1)
  if (!quiet || !stored) return
  const last = new Map<string, EntryOf<'state'>>()
  for (const state of index.of('state')) if (state.at >= quiet.at) last.set(state.client, state)
  for (const state of last.values()) {
    for (const held of state.chats) {
      const member = stored.members.get(held.chat, state.user)
      const chat = stored.chats.get(held.chat)
      if (!member || !chat || held.lastReadSeq === null) continue
      verdict.saw('marks at the end')
      if (held.lastReadSeq !== member.lastReadSeq) {
        verdict.against(
          `${state.client} has the mark ${held.lastReadSeq} in chat ${held.chat}, stored is ${member.lastReadSeq}`,
          state,
          member,
        )
      } else if (held.unread !== null) {
        const unread = { count: held.unread, at: chat.head }
        judgeCount(verdict, stored, state, state.user, held.chat, held.lastReadSeq, unread)
      }
    }
  }
}
