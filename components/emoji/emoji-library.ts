import { lazyPart } from '#components/ui/lazy-part.ts'
import type { Locale } from '#contracts/users.ts'

/** As the tabs of the picker stand. */
export const GROUPS = ['people', 'nature', 'food', 'activities', 'travel', 'objects', 'flags'] as const
export type EmojiGroup = (typeof GROUPS)[number]

export interface Emoji {
  /** Itself, without a skin tone. */
  sign: string
  /** Its short names between colons, the most common first. */
  codes: readonly string[]
  takesTone: boolean
  group: EmojiGroup
  /** In the language of the screens. */
  name: string
  /** Its name in each language, and the words it is looked for by besides. */
  words: readonly { name: string; more: readonly string[] }[]
}

const loadLines = async () => (await import('#components/emoji/library/emoji.json')).default
const loadWords = {
  en: async () => (await import('#components/emoji/library/words.en.json')).default,
  ru: async () => (await import('#components/emoji/library/words.ru.json')).default,
}

const LOAD = { en: lazyPart(() => load('en')), ru: lazyPart(() => load('ru')) }

/** All emoji with their names in a language and the words of both; null when they cannot be fetched now. */
export function loadEmoji(locale: Locale): Promise<readonly Emoji[] | null> {
  return LOAD[locale]()
}

async function load(locale: Locale): Promise<readonly Emoji[]> {
  const other = locale === 'ru' ? 'en' : 'ru'
  const [lines, own, others] = await Promise.all([loadLines(), loadWords[locale](), loadWords[other]()])
  const all = GROUPS.flatMap((group) => lines[group].map((line) => ({ group, line })))
  return all.map(({ group, line }, place) => {
    const [marked = '', ...codes] = line.split(' ')
    const takesTone = marked.startsWith('!')
    const words = [read(own[place]), read(others[place])]
    return { sign: takesTone ? marked.slice(1) : marked, codes, takesTone, group, name: words[0]?.name ?? '', words }
  })
}

function read(line = ''): { name: string; more: readonly string[] } {
  const [name = '', ...more] = line.split('|')
  return { name, more }
}
