/** Places of the two translucent circles under the initials, in percent of the width: light one, dark one. */
const ARCHES = [
  [-36, 40],
  [-8, 52],
  [38, -40],
  [30, -50],
  [20, -44],
  [-28, 30],
  [10, -20],
  [-18, 46],
] as const

/** 32-bit FNV-1a of the text's UTF-8 bytes. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

/** The colour of a person or a group, 0 to 7: `--mm-av{k}` under the initials, `--mm-n{k}` for the name. */
export function colorIndex(id: number): number {
  return fnv1a(String(id)) % 8
}

/** Where the arches lie under the initials. */
export function archesOf(id: number): { light: number; dark: number } {
  const [light, dark] = ARCHES[(fnv1a(String(id)) >>> 3) % ARCHES.length] ?? ARCHES[0]
  return { light, dark }
}

/**
 * At most two letters: of the first two words that begin with a letter or a digit, else the first sign. Small words in
 * the middle do not count: "Reading on Wednesdays" is RW.
 */
export function initials(name: string): string {
  const all = name.trim().split(/\s+/)
  const words = all.length > 2 ? all.filter((word) => !/^\p{Ll}{1,3}$/u.test(word)) : all
  const letters = words.map(firstGrapheme).filter((letter) => COMMON.test(letter) || /[\p{L}\p{N}]/u.test(letter))
  if (letters.length === 0) return firstGrapheme(words[0] ?? '')
  return letters.slice(0, 2).join('').toUpperCase()
}

/** A letter or digit of our two languages, and after it nothing that could join it. */
const COMMON = /^[0-9A-Za-zА-яЁё](?=$|[ -\u02ff\u0400-\u0482\u048a-\u052f])/
/** The same of all languages; what it means takes a while to load. */
const PLAIN = /^[\p{Lu}\p{Ll}\p{Nd}](?!\p{M}|\u200d)/u
let graphemes: Intl.Segmenter | undefined

function firstGrapheme(word: string): string {
  const text = word.replace(/^[«»"'“”„(@#]+/u, '')
  const plain = COMMON.exec(text) ?? PLAIN.exec(text)
  if (plain) return plain[0]
  // Loads the browser's tables of signs, which takes longer than all the rest.
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  for (const { segment } of graphemes.segment(text)) return segment
  return ''
}
