/** What one emoji is made of: a flag, a keycap, or a picture with its colour, tags and joined parts. */
const PICTURE = String.raw`(?!\p{Regional_Indicator})(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[\u2600-\u27BF])(?:\uFE0F|\p{Emoji_Modifier})?[\u{E0020}-\u{E007F}]*`
const JOINED = String.raw`\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?`
const ONE = String.raw`(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|(?:${PICTURE}|\p{Extended_Pictographic}(?=\u200D))(?:\u200D${JOINED})*)`
const UP_TO_THREE = new RegExp(`^(${ONE})(?: ?(${ONE}))?(?: ?(${ONE}))?$`, 'u')

/** Three of the longest emoji there are (families with skin tones, flags of regions) stay well below this. */
const LONGEST = 120

/** How many emoji a message consists of; 0 when there is something else in it, or more than three. */
export type EmojiCount = 0 | 1 | 2 | 3

/** A message of one to three emoji and nothing else is shown without a bubble, and larger the fewer they are. Rule TH10. */
export function countEmojiOnly(text: string): EmojiCount {
  const trimmed = text.length > LONGEST * 2 ? text : text.trim()
  const found = trimmed.length <= LONGEST && UP_TO_THREE.exec(trimmed)
  return found ? (found.slice(1).filter(Boolean).length as EmojiCount) : 0
}
