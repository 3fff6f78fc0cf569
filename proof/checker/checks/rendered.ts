import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { Verdict } from '#proof/checker/verdict.ts'
import type { EntryOf } from '#proof/history/entry.ts'

/** I9: at every rendered moment an id and a client_id occur once, sorted by seq, pending ones last. */
export function judgeRendered(index: HistoryIndex): Verdict[] {
  const verdict = new Verdict('I9', 'screens', 'rows', 'pending rows')
  for (const screen of index.of('rendered')) {
    verdict.saw('screens')
    verdict.saw('rows', screen.rows.length)
    for (const row of screen.rows) if (row.pending) verdict.saw('pending rows')
    const reason = whyWrong(screen)
    if (reason) verdict.against(`On the screen of ${screen.client} in chat ${screen.chat} ${reason}`, screen)
  }
  return [verdict]
}

function whyWrong({ rows }: EntryOf<'rendered'>): string | null {
  const ids = new Set<number>()
  const keys = new Set<string>()
  let seq = 0
  let pending = false
  for (const row of rows) {
    if (row.id !== null && ids.has(row.id)) return `message ${row.id} stands twice`
    if (row.id !== null) ids.add(row.id)
    const key = `${row.author} ${row.clientId}`
    if (row.clientId !== null && keys.has(key)) return `the send ${row.clientId} stands twice`
    if (row.clientId !== null) keys.add(key)
    if (row.pending) {
      pending = true
      continue
    }
    if (pending) return `message ${row.id} stands below a pending one`
    if (row.seq === null) return `a message that is not pending has no seq`
    if (row.seq <= seq) return `seq ${row.seq} stands below seq ${seq}`
    seq = row.seq
  }
  return null
}
