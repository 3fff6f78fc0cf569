import { createRequire } from 'node:module'

/** The groups of the library, joined to those that the picker shows, in its order. */
const GROUPS: Record<string, readonly number[]> = {
  people: [0, 1],
  nature: [3],
  food: [4],
  activities: [6],
  travel: [5],
  objects: [7, 8],
  flags: [9],
}
/** Emoji that came later than this version of the standard are squares on too many devices. */
const NEWEST = 15.1

interface LibraryEmoji {
  emoji: string
  hexcode: string
  label: string
  tags?: string[]
  group?: number
  order?: number
  version: number
  skins?: { tone: number | number[] }[]
}
type Codes = Record<string, string | string[]>

/** The files of the picker by their names: `emoji.json` and the words of each language, line for line in the same order. */
export interface CompactEmoji {
  emoji: Record<string, string[]>
  'words.en': string[]
  'words.ru': string[]
}

/**
 * What the picker needs of the library, and no more: `emoji` has for each group lines of an emoji, marked by `!` when it takes a skin
 * tone, and its short names; `words` have its name and, after `|`, the words it is looked for by that are not in the name.
 */
export function compactEmoji(): CompactEmoji {
  const load = createRequire(`${process.cwd()}/package.json`)
  const english: LibraryEmoji[] = load('emojibase-data/en/data.json')
  const russian: LibraryEmoji[] = load('emojibase-data/ru/data.json')
  const codes: Codes[] = ['github', 'emojibase'].map((preset) => load(`emojibase-data/en/shortcodes/${preset}.json`))
  const inRussian = new Map(russian.map((each) => [each.hexcode, each]))

  const shown = Object.entries(GROUPS).map(([name, groups]) => {
    const members = english.filter((each) => each.version <= NEWEST && groups.includes(each.group ?? -1))
    return [name, members.sort((a, b) => groupFirst(groups, a, b))] as const
  })
  const taken = new Map<string, string>()
  for (const preset of codes) {
    for (const [, members] of shown) {
      for (const { hexcode } of members) for (const code of listed(preset[hexcode])) take(taken, code, hexcode)
    }
  }
  const all = shown.flatMap(([, members]) => members)
  return {
    emoji: Object.fromEntries(
      shown.map(([name, members]) => [
        name,
        members.map(({ emoji, hexcode, skins }) => {
          const names = codes.flatMap((preset) => listed(preset[hexcode])).filter((code) => taken.get(code) === hexcode)
          return [(skins ? '!' : '') + plain(emoji), ...new Set(names)].join(' ')
        }),
      ]),
    ),
    'words.en': all.map(wordsOf),
    'words.ru': all.map(({ hexcode, label }) => wordsOf(inRussian.get(hexcode) ?? { label })),
  }
}

/**
 * Spelled as the standard recommends, and as keyboards do: only what would be a letter otherwise is marked as a picture. Two spellings
 * of one emoji would be two reactions.
 */
function plain(emoji: string): string {
  return emoji.replace(/(\p{Emoji_Presentation})\uFE0F/gu, '$1')
}

function groupFirst(groups: readonly number[], a: LibraryEmoji, b: LibraryEmoji): number {
  return groups.indexOf(a.group ?? -1) - groups.indexOf(b.group ?? -1) || (a.order ?? 0) - (b.order ?? 0)
}

function listed(codes: string | string[] | undefined): string[] {
  return typeof codes === 'string' ? [codes] : (codes ?? [])
}

/** A short name means one emoji: that of the first list, GitHub's, which most people know. */
function take(taken: Map<string, string>, code: string, hexcode: string): void {
  if (!taken.has(code)) taken.set(code, hexcode)
}

function wordsOf({ label, tags = [] }: Pick<LibraryEmoji, 'label' | 'tags'>): string {
  const inName = new Set(label.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  const more = tags.filter((tag) => !inName.has(tag.toLowerCase()))
  return more.length > 0 ? `${label}|${more.join('|')}` : label
}
