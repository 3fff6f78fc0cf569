import type { Place } from '#components/messages/places.ts'
import { bounds, indexOfSeq, type Slice, sliceAround, sliceAtEnd } from '#components/messages/slice.ts'
import type { Message } from '#contracts/messages.ts'

/** Where the list shall go, as soon as what is needed for it stands in the document. */
export type Target =
  | { to: 'end'; smooth: boolean }
  /** A message, with the divider or the day above it if it has one, at a third of the height; a jump hears when its row stands there. */
  | { to: 'third'; seq: number; smooth: boolean; arrived?(row: HTMLElement): void }
  /** A message whose upper edge stood so many px below that of the list. */
  | { to: 'top'; seq: number; top: number }

/** Messages on both sides of a target, as far as there are any: so many fill what a window shows above and below it. */
const ROOM = { above: 10, below: 20 }

interface Loaded {
  messages: readonly Pick<Message, 'seq'>[]
  hasOlder: boolean
  hasNewer: boolean
}

/** A chat opens where it was left, else at its first unread message, else at its end. */
export function openingTarget(place: Place | undefined, unreadSeq: number | null): Target {
  if (place) return { to: 'top', ...place }
  if (unreadSeq !== null) return { to: 'third', seq: unreadSeq, smooth: false }
  return { to: 'end', smooth: false }
}

/**
 * Whether what the target needs is in memory: the message and, if there is one, its neighbour above; for a jump also what
 * stands around it. A message that is no longer there is stood in for by the next one.
 */
export function isLoaded({ messages, hasOlder, hasNewer }: Loaded, target: Target): boolean {
  if (target.to === 'end') return !hasNewer
  const { above, below } = target.to === 'third' && target.arrived ? ROOM : { above: 1, below: 1 }
  const [first, last] = [messages[hasOlder ? above : 0], messages.at(hasNewer ? -below : -1)]
  return first !== undefined && first.seq <= target.seq && (!hasNewer || (last?.seq ?? 0) >= target.seq)
}

/** The index of the target's message. The target must be loaded. */
export function targetIndex(messages: Loaded['messages'], target: Exclude<Target, { to: 'end' }>): number {
  return Math.min(indexOfSeq(messages, target.seq), messages.length - 1)
}

/** The slice that holds the target with room around it: the present one if it does. The target must be loaded. */
export function sliceWith(messages: Loaded['messages'], slice: Slice | null, target: Target): Slice {
  const [start, end] = slice ? bounds(messages, slice) : [0, 0]
  if (target.to === 'end') {
    const reaches = end === messages.length && (start < end || end === 0)
    return slice && reaches ? slice : sliceAtEnd(messages)
  }
  const index = targetIndex(messages, target)
  const above = index - start >= Math.min(index, ROOM.above)
  const below = end - index >= Math.min(messages.length - index, ROOM.below)
  return slice && above && below ? slice : sliceAround(messages, messages[index]?.seq ?? 0)
}
