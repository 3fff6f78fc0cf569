/** Nothing else is followed, whatever is written. */
const SAFE = ['http://', 'https://', 'mailto:']
const ENDS = /[\s[\]<>"\p{Cc}]/u

/**
 * Where a link ends whose words end at a place, or null when no address that is safe follows in parentheses. An address
 * holds no bracket, so that two of them are never searched in the same characters.
 */
export function linkEnd(text: string, bracket: number): number | null {
  const from = bracket + 2
  if (text.charAt(bracket + 1) !== '(') return null
  const scheme = SAFE.find((start) => text.slice(from, from + start.length).toLowerCase() === start)
  if (!scheme) return null
  let depth = 0
  for (let at = from + scheme.length; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (ENDS.test(char)) return null
    if (char === '(') depth += 1
    else if (char === ')' && depth > 0) depth -= 1
    else if (char === ')') return at > from + scheme.length ? at + 1 : null
  }
  return null
}
