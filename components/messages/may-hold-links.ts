/** Most messages hold no link: without a dot inside a word, an at sign or a scheme there can be none. */
export function mayHoldLinks(text: string): boolean {
  return /[^\s.]\.[^\s.]|@|:\/\//.test(text)
}
