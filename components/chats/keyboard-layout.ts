/** The same keys in both layouts, one under the other. */
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const CYRILLIC = 'ёйцукенгшщзхъфывапролджэячсмитьбю'

/** What the same keys would have typed in the other layout, in small letters: `ghbdtn` is `привет`. Rule CL16. */
export function inOtherLayout(text: string): string {
  const small = text.toLowerCase()
  const [from, to] = /[а-яё]/.test(small) ? [CYRILLIC, LATIN] : [LATIN, CYRILLIC]
  return [...small]
    .map((char) => {
      const key = from.indexOf(char)
      return key === -1 ? char : (to[key] ?? char)
    })
    .join('')
}
