import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { PairMap } from '#proof/checker/index/pair-map.ts'
import { Verdict } from '#proof/checker/verdict.ts'
import type { EntryOf } from '#proof/history/entry.ts'

type Applied = EntryOf<'applied'>

/** I11: a cursor moves by one, by a `changes` answer that covers the distance, or by `reset`. */
export function judgeGaps(index: HistoryIndex): Verdict[] {
  const verdict = new Verdict('I11', 'moves by events', 'moves by changes', 'moves by resets')
  const cursors = new Cursors()
  for (const entry of index.entries) {
    if (entry.type === 'forgot') cursors.forget(entry)
    if (entry.type === 'delivered' && entry.whole) cursors.told(entry.client, entry.chat, entry.whole.head)
    if (entry.type !== 'applied') continue
    if (entry.via === 'event') verdict.saw('moves by events')
    if (entry.via === 'changes') verdict.saw('moves by changes')
    if (entry.via === 'reset') verdict.saw('moves by resets')
    const reason = cursors.whyJumped(entry) ?? whyUncovered(index, cursors, entry)
    const { client, chat, before, cursor } = entry
    if (reason) {
      const about = entry.op === null ? null : index.ops.get(entry.op)
      const from = before === null ? 'nothing' : before
      verdict.against(`The cursor of ${client} in chat ${chat} went from ${from} to ${cursor}, ${reason}`, entry, about)
    }
    cursors.moved(entry)
  }
  return [verdict]
}

/** Where each client stands in each chat, and the chats it was told whole. */
class Cursors {
  private readonly now = new PairMap<string, number, Applied>()
  private readonly furthest = new PairMap<string, string, number>()
  private readonly wholes = new PairMap<string, string, true>()

  forget({ client, chat }: EntryOf<'forgot'>): void {
    if (chat === null) this.now.drop(client)
    else this.now.delete(client, chat)
  }

  told(client: string, chat: number, head: number): void {
    this.wholes.set(client, `${chat} ${head}`, true)
  }

  wasTold(client: string, chat: number, head: number): boolean {
    return this.wholes.get(client, `${chat} ${head}`) === true
  }

  furthestOf({ client, chat, epoch }: Applied): number {
    return this.furthest.get(client, `${chat} ${epoch}`) ?? -1
  }

  moved(entry: Applied): void {
    this.now.set(entry.client, entry.chat, entry)
    const key = `${entry.chat} ${entry.epoch}`
    this.furthest.set(entry.client, key, Math.max(this.furthestOf(entry), entry.cursor))
  }

  /** The move does not begin where the last one ended. */
  whyJumped(entry: Applied): string | null {
    const known = this.now.get(entry.client, entry.chat)
    if (known && known.epoch !== entry.epoch) {
      return entry.via === 'reset' ? null : 'over the end of an epoch without a reset'
    }
    const stood = known?.cursor ?? null
    if (stood === entry.before) return null
    return `though it stood at ${stood ?? 'nothing'}`
  }
}

/** Nothing covers the distance. */
function whyUncovered(index: HistoryIndex, cursors: Cursors, entry: Applied): string | null {
  const { before, cursor, client, chat, via } = entry
  const op = entry.op === null ? undefined : index.ops.get(entry.op)
  const answer = op?.outcome === 'ok' && op.client === client ? op.answer : null
  const page = answer?.page?.chat === chat ? answer.page : null
  switch (via) {
    case 'event': {
      if (before === null) return 'by an event, though it held nothing that an event could follow'
      const revs = new Set(entry.revs)
      for (let rev = before + 1; rev <= cursor; rev++) if (!revs.has(rev)) return `by an event without step ${rev}`
      return null
    }
    case 'changes': {
      const steps = answer?.steps?.find((each) => each.chat === chat)
      if (!steps) return 'and no answer told it these steps'
      if (before === null) return 'by changes, though it held nothing they could follow'
      if (steps.epoch !== entry.epoch) return 'by steps of another epoch'
      return steps.after <= before && cursor <= steps.upto
        ? null
        : `and the answer covers ${steps.after} to ${steps.upto}`
    }
    case 'reset': {
      const whole = answer?.chats?.some((each) => each.chat === chat && each.head === cursor)
      if (whole || page?.head === cursor || cursors.wasTold(client, chat, cursor)) return null
      return 'by a reset, and nobody told it the chat whole at that head'
    }
    case 'page':
      if (cursor === before || (before === null && page?.head === cursor)) return null
      return 'by a page of history, which says nothing of other steps'
    case 'stored':
      if (before === null && cursor <= cursors.furthestOf(entry)) return null
      return 'by what it had stored, though it had never been there'
  }
}
