/** Where the words of a piece of code begin and end, and where the marks after them end. */
export interface CodeEnd {
  innerFrom: number
  innerTo: number
  to: number
}

/** For every run of backticks the next one of the same length in its line, if any, by the place of the first. */
export function codeEnds(text: string): Map<number, CodeEnd> {
  const ends = new Map<number, CodeEnd>()
  const waiting = new Map<number, number>()
  let at = 0
  while (at < text.length) {
    const char = text.charAt(at)
    if (char === '\n') waiting.clear()
    let end = at + 1
    if (char === '`') {
      while (text.charAt(end) === '`') end += 1
      const length = end - at
      const opener = waiting.get(length)
      if (opener !== undefined) ends.set(opener, { innerFrom: opener + length, innerTo: at, to: end })
      waiting.set(length, at)
    }
    at = end
  }
  return ends
}
