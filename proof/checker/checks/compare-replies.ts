import type { EntryOf } from '#proof/history/entry.ts'
import type { SeenMessage } from '#proof/history/parts.ts'

type Row = EntryOf<'stored_message'>

/**
 * The first reply that does not show its original as the rows have it: another original, an older state, or words of one that
 * was deleted. Null when all do. I12 holds for what replies show too.
 */
export function replyUnlikeRows(held: readonly SeenMessage[], rows: ReadonlyMap<number, Row>): string | null {
  for (const { seq, reply } of held) {
    const original = rows.get(seq)?.replySeq ?? null
    if ((reply?.seq ?? null) !== original)
      return `message ${seq} answers ${reply?.seq ?? 'nothing'}, in the rows ${original}`
    const row = reply && rows.get(reply.seq)
    if (!reply || !row) continue
    if (reply.rev !== row.rev || reply.deleted !== row.deleted) {
      return `message ${seq} shows ${reply.seq} as of ${reply.rev}, the rows have it of ${row.rev}`
    }
    if (row.deleted && (reply.text !== '' || reply.quote !== null)) {
      return `message ${seq} shows words of ${reply.seq}, which was deleted`
    }
  }
  return null
}

/** The first reply that two devices show differently. */
export function replyDifference(a: readonly SeenMessage[], b: readonly SeenMessage[]): string | null {
  const others = new Map(b.map((message) => [message.seq, JSON.stringify(message.reply)]))
  for (const { seq, reply } of a) {
    const other = others.get(seq)
    if (other !== undefined && other !== JSON.stringify(reply)) {
      return `message ${seq} answers ${JSON.stringify(reply)} and ${other}`
    }
  }
  return null
}
