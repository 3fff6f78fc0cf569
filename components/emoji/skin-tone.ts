/** No colour of skin, then the five of Unicode, from light to dark. */
export const TONES = [0, 1, 2, 3, 4, 5] as const
export type SkinTone = (typeof TONES)[number]

const FIRST_TONE = 0x1f3fa
const JOINER = '\u200D'
const TAKES_TONE = /^\p{Emoji_Modifier_Base}/u
/** A hand between two people is held by both of them, and has no colour of its own. */
const HELD_HAND = '🤝'

/** An emoji that takes a skin tone in that tone; everybody in it has the same. Rule EM4. */
export function inTone(sign: string, tone: SkinTone): string {
  if (tone === 0) return sign
  const colour = String.fromCodePoint(FIRST_TONE + tone)
  const parts = sign.split(JOINER)
  return parts
    .map((part) => {
      if (!TAKES_TONE.test(part) || (part === HELD_HAND && parts.length > 1)) return part
      const [person = '', ...rest] = part
      // The colour says by itself that this is a picture.
      return person + colour + rest.filter((char) => char !== '\uFE0F').join('')
    })
    .join(JOINER)
}

/** An emoji by which it is recognised in whatever tone and spelling it stands. */
export function withoutTone(sign: string): string {
  return sign.replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, '')
}
