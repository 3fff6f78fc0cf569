import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { isCall, type OpOf } from '#proof/checker/index/intents.ts'
import { countUpTo, groupBy } from '#proof/checker/index/sorted.ts'
import type { StoredMessage } from '#proof/checker/index/stored.ts'
import { Verdict } from '#proof/checker/verdict.ts'

type Page = OpOf<'fetch_history'>

/** I19: walking the history while others write returns each message once. */
export function judgePaging(index: HistoryIndex): Verdict[] {
  const verdict = new Verdict('I19', 'walks', 'pages', 'messages walked over')
  const pages = index.of('op').filter((op): op is Page => isCall(op, 'fetch_history') && op.answer?.page !== undefined)
  const walks = groupBy(
    pages.filter((op) => op.call.walk !== null && op.outcome === 'ok'),
    (op) => op.call.walk,
  )
  for (const [walk, steps] of walks) {
    verdict.saw('walks')
    verdict.saw('pages', steps.length)
    const seqs = new Map<number, Page>()
    for (const op of steps) {
      let before = 0
      for (const { id, seq } of op.answer?.page?.messages ?? []) {
        verdict.saw('messages walked over')
        if (seq <= before) verdict.against(`On a page of the walk ${walk} seq ${seq} stands after ${before}`, op)
        before = seq
        const known = seqs.get(seq)
        if (known) verdict.against(`The walk ${walk} met message ${id} twice`, known, op)
        seqs.set(seq, op)
      }
    }
    for (const row of rowsOf(index, steps)) {
      if (seqs.has(row.seq)) continue
      verdict.against(
        `The walk ${walk} passed message ${row.id} with seq ${row.seq} and did not meet it`,
        ...steps,
        row,
      )
    }
  }
  return [verdict]
}

/** All that stands between the ends of a walk, as far as it went. `GET /api/messages/{chat_id}` leaves out system lines and deleted messages. */
function rowsOf({ stored }: HistoryIndex, walk: readonly Page[]): readonly StoredMessage[] {
  const [first] = walk
  const rows = (first && stored?.messagesOf.get(first.call.chat)) ?? []
  if (!first || rows.length === 0) return []
  let low = Number.POSITIVE_INFINITY
  let high = 0
  for (const { call, answer } of walk) {
    const page = answer?.page
    for (const { seq } of page?.messages ?? []) {
      low = Math.min(low, seq)
      high = Math.max(high, seq)
    }
    if (page && !page.hasOlder) low = 0
    // Where nothing newer was left, everything up to the head had to be on the page.
    if (page && !page.hasNewer && call.beforeSeq === null) high = Math.max(high, page.head ?? 0)
    if (call.afterSeq !== null) low = Math.min(low, call.afterSeq + 1)
    if (call.beforeSeq !== null) high = Math.max(high, call.beforeSeq - 1)
  }
  const seqOf = (row: StoredMessage) => row.seq
  const passed = rows.slice(countUpTo(rows, low - 1, seqOf), countUpTo(rows, high, seqOf))
  return first.transport === 'rest' ? passed.filter((row) => row.system === null && !row.deleted) : passed
}
