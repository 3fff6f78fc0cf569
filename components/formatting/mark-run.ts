/** A stretch of one and the same sign, and what stands around it. */
export interface MarkRun {
  end: number
  /** Words follow at once and no backslash stands before it, so that it may open. */
  opens: boolean
  /** Words stand at once before it, so that it may close. */
  closes: boolean
  /** A letter or a number stands before it, or after it. */
  wordBefore: boolean
  wordAfter: boolean
}

const WORD = /[\p{L}\p{N}]/u
const SPACE = /\s/u

/** The run of signs that begins at a place. */
export function markRun(text: string, from: number): MarkRun {
  const sign = text.charAt(from)
  let end = from + 1
  while (text.charAt(end) === sign) end += 1
  const before = characterBefore(text, from)
  const after = characterAfter(text, end)
  return {
    end,
    opens: after !== '' && before !== '\\' && !SPACE.test(after),
    closes: before !== '' && !SPACE.test(before),
    wordBefore: WORD.test(before),
    wordAfter: WORD.test(after),
  }
}

/** The whole character that ends at a place, also one of two halves. */
function characterBefore(text: string, at: number): string {
  const last = text.charAt(at - 1)
  return /[\uDC00-\uDFFF]/.test(last) ? text.slice(Math.max(0, at - 2), at) : last
}

function characterAfter(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}
