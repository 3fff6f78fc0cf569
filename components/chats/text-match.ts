/** A stretch of text, as offsets into it: [from, to). */
export type Range = readonly [from: number, to: number]

/** Letters as people search for them: small, and ё as е. Length is kept, so offsets hold in the original. */
function folded(text: string): string {
  let out = ''
  for (const char of text) {
    const small = char.toLowerCase().replace('ё', 'е')
    out += small.length === char.length ? small : char
  }
  return out
}

/** The words of a text as they are searched for. */
export function wordsOf(text: string): string[] {
  return folded(text).split(/\s+/).filter(Boolean)
}

/**
 * How well a text answers a query: 2 when every word of it begins a word, 1 when every word is somewhere inside,
 * 0 when one is missing. An empty query finds nothing.
 */
export function matchRank(text: string, query: string): 0 | 1 | 2 {
  const asked = wordsOf(query)
  if (asked.length === 0) return 0
  const inside = folded(text)
  if (!asked.every((word) => inside.includes(word))) return 0
  return asked.every((word) => wordStart(inside, word) !== undefined) ? 2 : 1
}

/** Where the words of a query stand in a text: sorted, not overlapping; each word once, at the start of a word if it can be. */
export function matchRanges(text: string, query: string): Range[] {
  const inside = folded(text)
  const found: Range[] = []
  for (const word of wordsOf(query)) {
    const at = wordStart(inside, word) ?? inside.indexOf(word)
    if (at !== -1) found.push([at, at + word.length])
  }
  found.sort((a, b) => a[0] - b[0])
  const merged: Range[] = []
  for (const range of found) {
    const last = merged.at(-1)
    if (last && range[0] <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], range[1])]
    else merged.push(range)
  }
  return merged
}

function wordStart(inside: string, word: string): number | undefined {
  for (let at = inside.indexOf(word); at !== -1; at = inside.indexOf(word, at + 1)) {
    if (at === 0 || /[^\p{L}\p{N}]/u.test(inside[at - 1] ?? '')) return at
  }
  return undefined
}
