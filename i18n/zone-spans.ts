import { askedOffset, type OffsetSpan, QUARTER } from './zone-offsets.ts'

const DAY = 86_400_000
/** Nobody changes his clocks twice within so many days. */
const STEP = 7 * DAY
/** So much of the past is told with a page, and so much of what is to come. */
const TOLD_BACK = 400 * DAY
const TOLD_AHEAD = 40 * DAY
/** There are fewer zones than this; the names of one may be many. */
const KEPT_MAX = 1000

const found = new Map<string, readonly OffsetSpan[]>()

/**
 * The offsets of a zone around `now` (ms since the epoch), to be told to a browser with its page: its own calendar is slow,
 * and the first answer is the slowest by far. Oldest first, without gaps.
 */
export function offsetsAround(now: number, timeZone: string): readonly OffsetSpan[] {
  // The same ones for a week: they are looked up, not searched for.
  const begin = Math.floor(now / STEP) * STEP - TOLD_BACK
  const known = found.get(timeZone)
  if (known?.[0]?.from === begin) return known
  const spans = spansOf(begin, begin + TOLD_BACK + TOLD_AHEAD, timeZone)
  if (found.size >= KEPT_MAX) found.clear()
  found.set(timeZone, spans)
  return spans
}

function spansOf(begin: number, end: number, timeZone: string): OffsetSpan[] {
  const spans: OffsetSpan[] = []
  let span = { from: begin, until: end, offset: askedOffset(begin, timeZone) }
  for (let at = begin + STEP; at < end; at += STEP) {
    const offset = askedOffset(at, timeZone)
    if (offset === span.offset) continue
    const change = changeBetween(at - STEP, at, span.offset, timeZone)
    spans.push({ ...span, until: change })
    span = { from: change, until: end, offset }
  }
  return [...spans, span]
}

/** The first quarter of an hour with another offset. */
function changeBetween(before: number, after: number, offset: number, timeZone: string): number {
  let [low, high] = [before, after]
  while (high - low > QUARTER) {
    const middle = low + Math.floor((high - low) / 2 / QUARTER) * QUARTER
    if (askedOffset(middle, timeZone) === offset) low = middle
    else high = middle
  }
  return high
}
