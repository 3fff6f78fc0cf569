/** Which rows of a long list are worth having in the page. */
export interface ListWindow {
  first: number
  /** Exclusive. */
  end: number
}

/** Rows kept ready on both sides of what is seen, so that a quick scroll or a key press meets no gap. */
const OVERSCAN = 8

/**
 * The rows to render of `count` rows of equal height. `rowHeight` 0 means that it is not measured yet:
 * then the first screenful is guessed.
 */
export function listWindow(count: number, rowHeight: number, scrollTop: number, viewHeight: number): ListWindow {
  if (rowHeight <= 0) return { first: 0, end: Math.min(count, 2 * OVERSCAN) }
  const first = Math.floor(scrollTop / rowHeight) - OVERSCAN
  const end = Math.ceil((scrollTop + viewHeight) / rowHeight) + OVERSCAN
  const last = Math.min(count, Math.max(end, 0))
  return { first: Math.max(0, Math.min(first, last)), end: last }
}
