/** What one emoji is made of: a flag, a keycap, or a picture with its colour, tags and joined parts. */
const PICTURE = String.raw`(?!\p{Regional_Indicator})(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[\u2600-\u27BF])(?:\uFE0F|\p{Emoji_Modifier})?[\u{E0020}-\u{E007F}]*`
const JOINED = String.raw`\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?`
const ONE = String.raw`(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|(?:${PICTURE}|\p{Extended_Pictographic}(?=\u200D))(?:\u200D${JOINED})*)`
const UP_TO_THREE = new RegExp(`^${ONE}(?: ?${ONE}){0,2}$`, 'u')

/** Three of the longest emoji there are (families with skin tones, flags of regions) stay well below this. */
const LONGEST = 120

/** True for a message of one to three emoji and nothing else: it is shown large and without a bubble. */
export function isEmojiOnly(text: string): boolean {
  const trimmed = text.length > LONGEST * 2 ? text : text.trim()
  return trimmed.length <= LONGEST && UP_TO_THREE.test(trimmed)
}
