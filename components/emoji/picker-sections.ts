import { type Emoji, type EmojiGroup, GROUPS } from '#components/emoji/emoji-library.ts'
import type { Section } from '#components/emoji/grid-rows.ts'
import { withoutTone } from '#components/emoji/skin-tone.ts'

/** The emoji that were used last, as they were used: a tone that was chosen then stays. What is not known any more is left out. */
export function recentEmoji(all: readonly Emoji[], recent: readonly string[]): Emoji[] {
  const known = new Map(all.map((emoji) => [withoutTone(emoji.sign), emoji]))
  return recent.flatMap((sign) => {
    const emoji = known.get(withoutTone(sign))
    return emoji ? [{ ...emoji, sign, takesTone: false }] : []
  })
}

/** What stands in the picker before anything is looked for. */
export function pickerSections(
  all: readonly Emoji[],
  recent: readonly Emoji[],
  titleOf: (id: 'recent' | EmojiGroup) => string,
): Section<Emoji>[] {
  const groups = GROUPS.map((id) => ({ id, title: titleOf(id), items: all.filter(({ group }) => group === id) }))
  return recent.length > 0 ? [{ id: 'recent', title: titleOf('recent'), items: recent }, ...groups] : groups
}
