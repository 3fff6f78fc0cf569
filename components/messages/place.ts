/** Something in the list and its upper edge, in px as the browser measures it. */
export interface Spot<T> {
  item: T
  top: number
}

export interface Extent {
  scrollTop: number
  scrollHeight: number
  clientHeight: number
}

/** Within so many px of the end the list follows it. */
const NEAR_END = 100

/** The divider stands at this part of the visible height when a chat is opened. */
const DIVIDER_AT = 1 / 3

export function distanceToEnd(extent: Extent): number {
  return Math.max(0, extent.scrollHeight - extent.clientHeight - extent.scrollTop)
}

export function isNearEnd(extent: Extent): boolean {
  return distanceToEnd(extent) <= NEAR_END
}

/**
 * How far to scroll so that the reader sees the same line where it was: by the first of the remembered spots that is
 * still there. 0 when none is, or when nothing moved by half a pixel.
 */
export function correction<T>(before: readonly Spot<T>[], topOf: (item: T) => number | undefined): number {
  for (const spot of before) {
    const top = topOf(spot.item)
    if (top === undefined) continue
    const moved = top - spot.top
    return Math.abs(moved) < 0.5 ? 0 : moved
  }
  return 0
}

/** How far to scroll so that what is now at `top` comes to a third of the part between `head` and `foot`, all in px from the same edge. */
export function toThird(top: number, head: number, foot: number): number {
  return top - head - (foot - head) * DIVIDER_AT
}

/** The first index whose lower edge lies below `line`; `count` when there is none. Edges must grow with the index. */
export function firstBelow(count: number, line: number, bottomOf: (index: number) => number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (bottomOf(middle) <= line) low = middle + 1
    else high = middle
  }
  return low
}
