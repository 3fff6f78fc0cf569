import { LIMITS } from '#contracts/limits.ts'
import { countUpTo, groupBy } from '#proof/checker/index/sorted.ts'
import type { Stored, StoredMessage } from '#proof/checker/index/stored.ts'

/** Seqs of messages that count as unread for somebody, in their order: all of a chat, and those of each author. */
interface Seqs {
  all: number[]
  of: Map<number, number[]>
}

/** Counts unread messages anew, from the rows. */
export class Recount {
  private readonly chats = new Map<number, { kept: Seqs; gone: Seqs }>()

  constructor(private readonly stored: Stored) {}

  /**
   * How many messages of others stand in `(mark, at]`: not system lines, not deleted ones. A message that was deleted some time
   * may or may not have been counted, so there is a least and a most. Both stop where the product's count stops.
   */
  unread(chat: number, user: number, mark: number, at: number): { least: number; most: number } {
    const { kept, gone } = this.seqsOf(chat)
    const between = (seqs: readonly number[] = []) =>
      countUpTo(seqs, at, itself) - countUpTo(seqs, Math.min(mark, at), itself)
    const ofOthers = ({ all, of }: Seqs) => between(all) - between(of.get(user))
    const stop = (count: number) => Math.min(count, LIMITS.unreadCountMax)
    return { least: stop(ofOthers(kept)), most: stop(ofOthers(kept) + ofOthers(gone)) }
  }

  private seqsOf(chat: number): { kept: Seqs; gone: Seqs } {
    const known = this.chats.get(chat)
    if (known) return known
    const rows = (this.stored.messagesOf.get(chat) ?? []).filter((row) => row.system === null)
    const seqs = { kept: toSeqs(rows.filter((row) => !row.deleted)), gone: toSeqs(rows.filter((row) => row.deleted)) }
    this.chats.set(chat, seqs)
    return seqs
  }
}

function toSeqs(rows: readonly StoredMessage[]): Seqs {
  const seqs = (list: readonly StoredMessage[]) => list.map((row) => row.seq)
  const byAuthor = [...groupBy(rows, (row) => row.author)]
  return { all: seqs(rows), of: new Map(byAuthor.map(([author, own]) => [author, seqs(own)])) }
}

const itself = (seq: number) => seq
