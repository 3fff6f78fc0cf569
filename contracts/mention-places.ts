import { LIMITS } from '#contracts/limits.ts'
import type { Mention } from '#contracts/mentions.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { codePoints } from '#contracts/text.ts'
import { usernameKey } from '#contracts/username-key.ts'

/** What calls everybody in a chat. Rule MN3. */
const ALL = new Set(['all', 'все'])

/** A name and where it stands in a text, the at sign included: [from, to). */
export interface NamePlace {
  name: string
  from: number
  to: number
}

/** An at sign that no word, address or path leads into, and letters of a name behind it. */
const AT_NAME = /(?<![\p{L}\p{N}\p{M}_.@/+-])@([\p{L}\p{N}\p{M}_.-]+)/gu

/**
 * Whatever may be a mention in a text, in order. A dot or a dash at the end may belong to the name or to the sentence: then
 * both are given, the longer one first. Takes steps in proportion to the text. Rule MN1.
 */
export function namePlaces(text: string): NamePlace[] {
  if (!text.includes('@')) return []
  const places: NamePlace[] = []
  for (const match of text.matchAll(AT_NAME)) {
    const [whole, name = ''] = match
    const from = match.index
    // Longer than any name with its end of a sentence: nobody is called so.
    if (name.length > LIMITS.usernameMax * 2) continue
    const names = [name, name.replace(/[.-]+$/, '')]
    for (const each of new Set(names)) {
      const length = codePoints(each)
      if (length < LIMITS.usernameMin || length > LIMITS.usernameMax) continue
      places.push({ name: each, from, to: from + whole.length - (name.length - each.length) })
    }
  }
  return places
}

/** The names that a text may mention, as they are compared: each once, at most SERVER_LIMITS.mentionsMax of them. */
export function mentionKeys(text: string): string[] {
  const keys = new Set(namePlaces(text).map(({ name }) => usernameKey(name)))
  return [...keys].filter((key) => !ALL.has(key)).slice(0, SERVER_LIMITS.mentionsMax)
}

/** True when a text calls everybody. Rule MN3. */
export function callsAll(text: string): boolean {
  return namePlaces(text).some(({ name }) => ALL.has(usernameKey(name)))
}

/** What a text calls: the places of its mentions, none over another, each with its person, or null for everybody. Rules MN1, MN5. */
export function mentionPlaces(
  text: string,
  { mentions, mentions_all }: { mentions: readonly Mention[]; mentions_all: boolean },
): (NamePlace & { person: Mention | null })[] {
  if (mentions.length === 0 && !mentions_all) return []
  const people = new Map(mentions.map((each) => [usernameKey(each.username), each]))
  const found: (NamePlace & { person: Mention | null })[] = []
  for (const place of namePlaces(text)) {
    const key = usernameKey(place.name)
    const person = people.get(key) ?? null
    if (!person && !(mentions_all && ALL.has(key))) continue
    if (found.at(-1)?.from !== place.from) found.push({ ...place, person })
  }
  return found
}
