/** Where a message stands: `top` and `bottom` in px from the upper edge of the window, as the browser measures them. */
export interface Spot {
  key: string
  top: number
}

/** Within so many px of the end the list follows it. */
export const NEAR_END = 100

/** The divider stands at this part of the visible height when a chat is opened. */
const DIVIDER_AT = 1 / 3

export interface Extent {
  scrollTop: number
  scrollHeight: number
  clientHeight: number
}

export function distanceToEnd(extent: Extent): number {
  return Math.max(0, extent.scrollHeight - extent.clientHeight - extent.scrollTop)
}

export function isNearEnd(extent: Extent): boolean {
  return distanceToEnd(extent) <= NEAR_END
}

/**
 * How far to scroll so that the reader sees the same line where it was: by the first of the remembered messages that is
 * still there. Null when none is, or when nothing moved by half a pixel.
 */
export function correction(before: readonly Spot[], topOf: (key: string) => number | undefined): number | null {
  for (const spot of before) {
    const top = topOf(spot.key)
    if (top === undefined) continue
    const moved = top - spot.top
    return Math.abs(moved) < 0.5 ? null : moved
  }
  return null
}

/** How far to scroll so that something now at `top` comes to a third of the part between `header` and `foot` (px from the upper edge of the list). */
export function toThird(top: number, header: number, foot: number): number {
  return top - header - (foot - header) * DIVIDER_AT
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
