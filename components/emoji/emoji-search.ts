import { inOtherLayout } from '#components/chats/keyboard-layout.ts'
import type { Emoji } from '#components/emoji/emoji-library.ts'
import { withoutTone } from '#components/emoji/skin-tone.ts'

/** How well an emoji answers: the greater the better, 0 is not at all. */
const EXACT = 7
const WORD_OF_NAME = 6
const WORD = 5
const BEGINS_WHOLE = 4
const BEGINS_NAME = 3
const BEGINS_WORD = 2
const INSIDE = 1

interface Entry {
  emoji: Emoji
  /** Everything it is called in full, each between bars. */
  exact: string
  /** The words of its names, each between spaces. */
  names: string
  /** And of what it is looked for by. */
  words: string
}
/** Emoji prepared for `searchEmoji`, in the order of the library. */
export type EmojiIndex = readonly Entry[]

/** Prepares emoji to be looked for. */
export function indexEmoji(all: readonly Emoji[]): EmojiIndex {
  return all.map((emoji) => {
    const names = [...emoji.words.map(({ name }) => name), ...emoji.codes].map(folded)
    const more = emoji.words.flatMap((each) => each.more).map(folded)
    return {
      emoji,
      exact: `|${[emoji.sign, ...names].join('|')}|`,
      names: ` ${names.join(' ')} `,
      words: ` ${more.join(' ')} `,
    }
  })
}

/**
 * The emoji that are called so, in Russian, English or by a short name, whatever the language of the screens: first those whose
 * name it is, then those with it as a word, those whose name begins so, then those with it at the beginning of one, and inside; names before other words. Among equals those used last come first, then the order
 * of the library. What finds nothing is taken for having been typed in the other keyboard layout. Rule EM2.
 */
export function searchEmoji(index: EmojiIndex, query: string, recent: readonly string[] = []): Emoji[] {
  const found = ranked(index, folded(query), recent)
  return found.length > 0 ? found : ranked(index, folded(inOtherLayout(query)), recent)
}

/** The emoji that a short name between colons means, in English or with a Russian name; undefined when there is none. Rule EM6. */
export function emojiCalled(all: readonly Emoji[], code: string): Emoji | undefined {
  const small = code.toLowerCase()
  const name = folded(code)
  return (
    all.find((emoji) => emoji.codes.includes(small)) ??
    all.find((emoji) => emoji.words.some((words) => folded(words.name) === name))
  )
}

function ranked(index: EmojiIndex, query: string, recent: readonly string[]): Emoji[] {
  const asked = query.split(' ').filter(Boolean)
  if (asked.length === 0) return []
  const lately = new Map(recent.map((sign, place) => [withoutTone(sign), place]))
  const place = ({ emoji }: Entry) => lately.get(withoutTone(emoji.sign)) ?? recent.length
  return index
    .map((entry) => ({ entry, rank: rankOf(entry, query, asked) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => Math.floor(b.rank) - Math.floor(a.rank) || place(a.entry) - place(b.entry) || b.rank - a.rank)
    .map(({ entry }) => entry.emoji)
}

function rankOf(entry: Entry, query: string, asked: readonly string[]): number {
  if (entry.exact.includes(`|${query}|`)) return EXACT
  const rank = Math.min(...asked.map((word) => rankOfWord(entry, word)))
  return entry.exact.includes(`|${query}`) ? Math.max(rank, BEGINS_WHOLE + shareOf(entry, query)) : rank
}

/** How much of the shortest of its names that begin so is typed already, below 1. */
function shareOf({ exact }: Entry, query: string): number {
  const lengths = exact.split('|').flatMap((name) => (name.startsWith(query) ? name.length : []))
  return query.length / (Math.min(...lengths) + 1)
}

function rankOfWord({ names, words }: Entry, word: string): number {
  if (names.includes(` ${word} `)) return WORD_OF_NAME
  if (words.includes(` ${word} `)) return WORD
  if (names.includes(` ${word}`)) return BEGINS_NAME
  if (words.includes(` ${word}`)) return BEGINS_WORD
  return names.includes(word) || words.includes(word) ? INSIDE : 0
}

/** Small letters, ё as е, and every parting of words a space. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s_:,.()“”«»’'"|]+|-(?!\d)/g, ' ')
    .trim()
}
