import { inOtherLayout } from '#components/chats/keyboard-layout.ts'
import { matchRank } from '#components/chats/text-match.ts'
import type { Typed } from '#components/messages/emoji-words.ts'
import type { User } from '#contracts/users.ts'

/** Characters before the caret that are looked at; no name is longer. */
const REACH = 64
/** Some signs are letters on the other layout. */
const BEGUN = /(?:^|[\s("'«])@([\p{L}\p{N}\p{M}_.,;'[\]`-]*)$/u

/** The beginning of a person's name before the caret: an at sign that no word leads into, and what was typed behind it. Rule MN7. */
export function begunMention(text: string, caret: number): (Typed & { name: string }) | null {
  const name = BEGUN.exec(text.slice(Math.max(0, caret - REACH), caret))?.[1]
  if (name === undefined || (name !== '' && !/[\p{L}\p{N}]/u.test(name))) return null
  const from = caret - name.length - 1
  return { from, text: text.slice(from, caret), name }
}

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  [...'абвгдезийклмнопрстуфыэ']
    .map((letter, place) => [letter, 'abvgdeziyklmnoprstufye'[place] ?? ''])
    .concat(
      Object.entries({
        ж: 'zh',
        х: 'kh',
        ц: 'ts',
        ч: 'ch',
        ш: 'sh',
        щ: 'shch',
        ъ: '',
        ь: '',
        ю: 'yu',
        я: 'ya',
        ё: 'e',
      }),
    ),
)

/** A name in Latin letters, as people write it where there are no others. */
function inLatin(text: string): string {
  return [...text.toLowerCase()].map((letter) => LATIN[letter] ?? letter).join('')
}

/**
 * The people whom a beginning may mean: those whose name begins so before those who have it inside, as it was typed before the
 * other alphabet and the other keyboard layout; of equal ones who spoke last comes first, then by name. Nothing typed means
 * everybody. Rule MN7.
 * @param spoke ids of those who spoke, the last one first
 */
export function searchMembers(people: readonly User[], name: string, spoke: readonly number[]): User[] {
  const order = new Map(spoke.map((id, place) => [id, place]))
  const placeOf = ({ id }: User) => order.get(id) ?? Number.POSITIVE_INFINITY
  return people
    .map((person) => ({ person, rank: name === '' ? 1 : rankOf(`${person.display_name} ${person.username}`, name) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => {
      if (a.rank !== b.rank) return b.rank - a.rank
      const [one, other] = [placeOf(a.person), placeOf(b.person)]
      return one === other ? a.person.display_name.localeCompare(b.person.display_name) : one < other ? -1 : 1
    })
    .map(({ person }) => person)
}

function rankOf(text: string, name: string): number {
  const exact = matchRank(text, name)
  if (exact > 0) return exact + 1
  // Inside of words other letters find too much.
  return begins(inLatin(text), inLatin(name)) || begins(text, inOtherLayout(name)) ? 1 : 0
}

const begins = (text: string, name: string) => matchRank(text, name) === 2
