import type { Message } from '#contracts/messages.ts'

/**
 * The part of the loaded stretch that stands in the document, by `seq`, so that pages added at either end do not move it.
 * `to` is null where the part reaches the end of the stretch and follows it.
 */
export interface Slice {
  from: number
  to: number | null
}

/** Counts of messages. */
export const SLICE = {
  /** At opening: about a window of a desktop. What is beyond it is drawn right after the first picture. */
  first: 28,
  /** Above a message that stands at a third of the height, or higher. */
  above: 12,
  /** Added at one end when the reader comes near it. */
  step: 60,
  /** The same while nobody moves: little enough that the page answers in between. */
  portion: 12,
  /** Kept beyond what is visible when the far end is trimmed. */
  margin: 50,
  /** The most that stand in the document after a step. */
  most: 240,
  /** The most that arrivals may make of it before it is cut back. */
  limit: 280,
} as const

type Stretch = readonly Pick<Message, 'seq'>[]

/** The index of the first message with this `seq` or a later one. */
export function indexOfSeq(stretch: Stretch, seq: number): number {
  let low = 0
  let high = stretch.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((stretch[middle]?.seq ?? 0) < seq) low = middle + 1
    else high = middle
  }
  return low
}

/** The slice as indexes of the stretch, the end not included. */
export function bounds(stretch: Stretch, slice: Slice): [start: number, end: number] {
  const start = indexOfSeq(stretch, slice.from)
  const end = slice.to === null ? stretch.length : indexOfSeq(stretch, slice.to + 1)
  return [start, Math.max(start, end)]
}

export function sliceAtEnd(stretch: Stretch): Slice {
  return cut(stretch, stretch.length - SLICE.first, stretch.length)
}

/** A slice for a window in whose upper half a message stands. */
export function sliceAround(stretch: Stretch, seq: number): Slice {
  const index = indexOfSeq(stretch, seq)
  return cut(stretch, index - SLICE.above, index + SLICE.first)
}

/**
 * One step up or down. What lies far beyond the other edge of the visible part leaves the document, so that no more
 * than SLICE.most messages stand in it; what is visible and a margin around it never leaves.
 * `visible` are the seqs of the first and last message on screen.
 */
export function stepSlice(
  stretch: Stretch,
  slice: Slice,
  way: 'up' | 'down',
  visible: [number, number],
  count: number = SLICE.step,
): Slice {
  const [start, end] = bounds(stretch, slice)
  if (way === 'up') {
    if (start === 0) return slice
    const from = start - count
    const needed = indexOfSeq(stretch, visible[1] + 1) + SLICE.margin
    return cut(stretch, from, Math.min(end, Math.max(from + SLICE.most, needed)))
  }
  if (end === stretch.length) return slice
  const to = end + count
  const needed = indexOfSeq(stretch, visible[0]) - SLICE.margin
  return cut(stretch, Math.max(start, Math.min(to - SLICE.most, needed)), to)
}

/** Cuts back what arrivals have made too long: at the top for a reader at the end, else below him. */
export function fitSlice(stretch: Stretch, slice: Slice, atEnd: boolean): Slice {
  const [start, end] = bounds(stretch, slice)
  if (stretch.length > 0 && start === end) return sliceAtEnd(stretch)
  if (end - start <= SLICE.limit) return slice
  return atEnd ? cut(stretch, end - SLICE.most, end) : cut(stretch, start, start + SLICE.most)
}

function cut(stretch: Stretch, start: number, end: number): Slice {
  const from = stretch[Math.max(0, start)]?.seq ?? 0
  const to = end >= stretch.length ? null : (stretch[end - 1]?.seq ?? null)
  return { from, to }
}
