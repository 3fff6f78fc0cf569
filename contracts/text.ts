/**
 * True for text that shows nothing: white space, control characters, zero-width ones and the letters that are drawn empty.
 * Nothing here needs a validation library, so the browser counts and judges text by the very same functions.
 */
export function isBlank(text: string): boolean {
  return BLANK.test(text)
}

const BLANK = /^[\s\p{C}\u115f\u1160\u3164\uffa0\u2800]*$/u

/** The first `max` code points of a text. */
export function beginning(text: string, max: number): string {
  if (text.length <= max) return text
  let end = 0
  for (let count = 0; count < max && end < text.length; count++) end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  return text.slice(0, end)
}

/** Counts text the way limits are written: in Unicode code points. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
