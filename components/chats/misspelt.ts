/** Words shorter than this (characters) are taken as they stand: too much is like them. */
const SHORTEST = 3
/** From this length on a word may have two mistakes. */
const LONG = 7

/**
 * Whether every word of a query begins some word of a text, but for a mistake or two: a letter wrong, missing, too many, or two
 * of them swapped. Both in small letters. Rule CL16.
 */
export function isMisspelt(text: readonly string[], query: readonly string[]): boolean {
  return query.length > 0 && query.every((word) => text.some((other) => mistakes(word, other) <= allowed(word)))
}

function allowed(word: string): number {
  if (word.length < SHORTEST) return 0
  return word.length < LONG ? 1 : 2
}

/** The least number of mistakes that make a beginning of `text` into `word`. */
export function mistakes(word: string, text: string): number {
  // One row for each letter of the word: the cost of having matched so much of it with so much of the text.
  let before: number[] = []
  let row = Array.from({ length: text.length + 1 }, (_, at) => at)
  for (let i = 1; i <= word.length; i++) {
    const next = [i]
    for (let j = 1; j <= text.length; j++) {
      const same = word[i - 1] === text[j - 1] ? 0 : 1
      let cost = Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
      const swapped = i > 1 && j > 1 && word[i - 1] === text[j - 2] && word[i - 2] === text[j - 1]
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      next.push(cost)
    }
    before = row
    row = next
  }
  return Math.min(...row)
}
