import type { Locale } from '#contracts/users.ts'
import type { Dialogue, Voice } from '#seed/dialogue.ts'
import { type Cast, type Chosen, fillText } from '#seed/fill-text.ts'
import { type Person, personOf } from '#seed/people.ts'
import type { Random } from '#seed/random.ts'

/** One line of a dialogue as told by certain people. */
export interface Said {
  author: Person
  text: string
  language: Locale
  /** ms of silence before it, besides what reading and typing take. */
  pause: number
}

/** Casts the voices of a dialogue among people, each in a part of his own; null when they cannot play it. */
export function castDialogue(dialogue: Dialogue, people: readonly Person[], random: Random): Cast | null {
  const cast = new Map<string, Person>()
  const free = new Set(people)
  for (const voice of inOrderOfNeed(dialogue.voices)) {
    const able = [...free].filter((person) => canPlay(person, voice))
    if (able.length === 0) return null
    const person = random.pick(able)
    cast.set(voice.name, person)
    free.delete(person)
  }
  return cast
}

/** Certain people first, then those of whom most is asked, so that nobody takes a part that only another can play. */
function inOrderOfNeed(voices: readonly Voice[]): Voice[] {
  const need = (voice: Voice) => (voice.person ? 10 : 0) + voice.languages.length
  return [...voices].sort((one, other) => need(other) - need(one))
}

/** Letters are written for younger people: these two speak for themselves only. */
const PECULIAR = new Set(['mama', 'zoya'])

function canPlay(person: Person, voice: Voice): boolean {
  if (voice.person) return personOf(voice.person) === person
  return voice.languages.every((language) => person.speaks.includes(language)) && !PECULIAR.has(person.key)
}

/** One telling of a dialogue in one of its `versions`, everything filled in. */
export function tellDialogue(dialogue: Dialogue, cast: Cast, version: number, random: Random): Said[] {
  const chosen: Chosen = new Map()
  return dialogue.lines.map(({ voice, text, language, pause }) => {
    const author = cast.get(voice)
    if (!author) throw new Error(`Nobody plays ${voice}`)
    return {
      author,
      text: fillText(text, { cast, speaker: author, language, version, chosen, random }),
      language,
      pause,
    }
  })
}
