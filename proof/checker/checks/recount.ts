import { LIMITS } from '#contracts/limits.ts'
import { PairMap } from '#proof/checker/index/pair-map.ts'
import { countUpTo, groupBy } from '#proof/checker/index/sorted.ts'
import type { Stored } from '#proof/checker/index/stored.ts'

/** Seqs of a chat's countable messages: all, by author, and those that were deleted. */
interface Countable {
  kept: number[]
  gone: number[]
  keptOf: Map<number, number[]>
  goneOf: Map<number, number[]>
}

const known = new WeakMap<Stored, PairMap<number, 'chat', Countable>>()

/**
 * How many messages of others stand in `(mark, at]`: not system lines, not deleted ones. A message that was deleted some time
 * may or may not have been counted, so there is a least and a most. Both stop where the product's count stops.
 */
export function recount(
  stored: Stored,
  chat: number,
  user: number,
  mark: number,
  at: number,
): { least: number; most: number } {
  const { kept, gone, keptOf, goneOf } = countableOf(stored, chat)
  const between = (seqs: readonly number[] = []) =>
    countUpTo(seqs, at, same) - countUpTo(seqs, Math.min(mark, at), same)
  const least = between(kept) - between(keptOf.get(user))
  const most = least + between(gone) - between(goneOf.get(user))
  const stop = (count: number) => Math.min(count, LIMITS.unreadCountMax)
  return { least: stop(least), most: stop(most) }
}

function countableOf(stored: Stored, chat: number): Countable {
  let chats = known.get(stored)
  if (!chats) {
    chats = new PairMap()
    known.set(stored, chats)
  }
  return chats.need(chat, 'chat', () => {
    const rows = (stored.messagesOf.get(chat) ?? []).filter((row) => row.system === null)
    const [kept, gone] = [rows.filter((row) => !row.deleted), rows.filter((row) => row.deleted)]
    const seqs = (list: typeof rows) => list.map((row) => row.seq)
    const byAuthor = (list: typeof rows) =>
      new Map([...groupBy(list, (row) => row.author)].map(([author, own]) => [author, seqs(own)]))
    return { kept: seqs(kept), gone: seqs(gone), keptOf: byAuthor(kept), goneOf: byAuthor(gone) }
  })
}

const same = (seq: number) => seq
