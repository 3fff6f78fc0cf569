/** Most messages hold no link: without a dot inside a word, an at sign or a scheme there can be none. */
export function mayHoldLinks(text: string): boolean {
  return /[^\s.]\.[^\s.]|@|:\/\//.test(text)
}

/** And most hold no mark: without one of its signs a text is shown as it stands. */
export function mayHoldMarks(text: string): boolean {
  return /[*_`]|~~|\|\||^(?:>|- |\d+\. )/m.test(text)
}
