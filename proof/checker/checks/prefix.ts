import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { PairMap } from '#proof/checker/index/pair-map.ts'
import { countUpTo } from '#proof/checker/index/sorted.ts'
import type { StoredMessage } from '#proof/checker/index/stored.ts'
import { looksSame } from '#proof/checker/index/version-log.ts'
import { Verdict } from '#proof/checker/verdict.ts'
import type { EntryOf } from '#proof/history/entry.ts'
import type { SeenMessage } from '#proof/history/parts.ts'

type Applied = EntryOf<'applied'>
type PrefixVerdict = Verdict<'cursor moves' | 'messages taken in' | 'steps passed' | 'messages held'>

/**
 * I8: a client's cursor only grows, and its state at cursor r is the server's visible state at r.
 *
 * What changed again after the cursor may be old or missing: `changes` tells the present state, not the way to it.
 */
export function judgePrefix(index: HistoryIndex): Verdict[] {
  const verdict: PrefixVerdict = new Verdict('I8', 'cursor moves', 'messages taken in', 'steps passed', 'messages held')
  for (const versions of index.versions.messages()) {
    versions.forEach(({ message, entry }, at) => {
      const before = versions[at - 1]
      if (!before || before.message.rev !== message.rev || looksSame(before.message, message)) return
      verdict.against(`Message ${message.id} was told in two ways as it was at ${message.rev}`, before.entry, entry)
    })
  }
  const last = new PairMap<string, number, Applied>()
  for (const entry of index.entries) {
    if (entry.type === 'forgot') {
      if (entry.chat === null) last.drop(entry.client)
      else last.delete(entry.client, entry.chat)
    }
    if (entry.type === 'applied') {
      judgeGrowth(verdict, last.get(entry.client, entry.chat), entry)
      last.set(entry.client, entry.chat, entry)
      judgeTaken(verdict, index, entry)
      judgePassed(verdict, index, entry)
    }
    if (entry.type === 'state') judgeHeld(verdict, index, entry)
  }
  return [verdict]
}

function judgeGrowth(verdict: PrefixVerdict, before: Applied | undefined, entry: Applied): void {
  verdict.saw('cursor moves')
  const from = before?.epoch === entry.epoch ? before.cursor : (entry.before ?? 0)
  if (entry.cursor >= from || (before && before.epoch !== entry.epoch)) return
  verdict.against(
    `The cursor of ${entry.client} in chat ${entry.chat} fell from ${from} to ${entry.cursor}`,
    before,
    entry,
  )
}

/** Nothing taken in is ahead of the cursor, or older than the server's state at the cursor. */
function judgeTaken(verdict: PrefixVerdict, index: HistoryIndex, entry: Applied): void {
  const { messages, cursor, client, chat } = entry
  const newest = messages.length > 1 ? newestOfEach(messages) : null
  for (const message of messages) {
    verdict.saw('messages taken in')
    const { id, rev } = message
    if (message.chat !== chat) verdict.against(`${client} took message ${id} for one of chat ${chat}`, entry)
    if (rev > cursor) verdict.against(`${client} holds message ${id} of ${rev}, ahead of its cursor ${cursor}`, entry)
    if (newest && newest.get(id) !== message) continue
    if (entry.via === 'stored' && changesAfter(index, id, cursor)) continue
    const there = index.versions.newestUpTo(id, cursor)
    if (!there || there.message.rev <= rev) continue
    verdict.against(
      `${client} stands at ${cursor} in chat ${chat} and takes message ${id} as it was at ${rev}, though it changed at ${there.message.rev}`,
      entry,
      there.entry,
    )
  }
}

/** Everything that changed in the steps passed has come with them, unless the answer was made when it had changed again. */
function judgePassed(verdict: PrefixVerdict, index: HistoryIndex, entry: Applied): void {
  const { via, before, cursor, client, chat } = entry
  if ((via !== 'event' && via !== 'changes') || before === null) return
  const seenUpTo = via === 'event' ? cursor : headOf(index, entry)
  let came: Set<number> | null = null
  for (const { message, entry: telling } of index.versions.changedIn(chat, before, cursor)) {
    verdict.saw('steps passed')
    came ??= new Set(entry.messages.map(({ id }) => id))
    if (came.has(message.id)) continue
    const present = index.versions.newestUpTo(message.id, seenUpTo)
    if (present && present.message.rev > message.rev) continue
    verdict.against(
      `${client} went from ${before} to ${cursor} in chat ${chat} without message ${message.id}, which changed at ${message.rev}`,
      entry,
      telling,
    )
  }
}

/** A snapshot of all that a device holds is the server's state at its cursors. */
function judgeHeld(verdict: PrefixVerdict, index: HistoryIndex, entry: EntryOf<'state'>): void {
  for (const { chat, cursor, messages, loadedFrom } of entry.chats) {
    if (!messages) continue
    const held = new Map(messages.map((message) => [message.id, message]))
    for (const { id, rev } of messages) {
      verdict.saw('messages held')
      if (rev > cursor)
        verdict.against(`${entry.client} holds message ${id} of ${rev}, ahead of its cursor ${cursor}`, entry)
      const there = index.versions.newestUpTo(id, cursor)
      if (!there || there.message.rev <= rev || changesAfter(index, id, cursor)) continue
      verdict.against(
        `${entry.client} holds message ${id} as it was at ${rev}, and stands at ${cursor}`,
        entry,
        there.entry,
      )
    }
    for (const row of rowsBetween(index, chat, loadedFrom ?? 0, cursor)) {
      if (row.rev > cursor || held.has(row.id)) continue
      verdict.against(`${entry.client} stands at ${cursor} in chat ${chat} and lacks message ${row.id}`, entry, row)
    }
  }
}

function rowsBetween(index: HistoryIndex, chat: number, from: number, upto: number): readonly StoredMessage[] {
  const rows = index.stored?.messagesOf.get(chat) ?? []
  const seqOf = (row: StoredMessage) => row.seq
  return rows.slice(countUpTo(rows, from - 1, seqOf), countUpTo(rows, upto, seqOf))
}

const changesAfter = (index: HistoryIndex, id: number, rev: number) =>
  (index.versions.of(id).at(-1)?.message.rev ?? 0) > rev

/** The chat's head when the answer was made; where it does not say, it may have been anything. */
function headOf(index: HistoryIndex, entry: Applied): number {
  const op = entry.op === null ? undefined : index.ops.get(entry.op)
  const steps = op?.answer?.steps?.find((each) => each.chat === entry.chat)
  return steps?.head ?? Number.POSITIVE_INFINITY
}

function newestOfEach(messages: readonly SeenMessage[]): Map<number, SeenMessage> {
  const newest = new Map<number, SeenMessage>()
  for (const message of messages) {
    const known = newest.get(message.id)
    if (!known || known.rev <= message.rev) newest.set(message.id, message)
  }
  return newest
}
