import type { Locale } from '#contracts/users.ts'
import { isPersonKey, type Names, type Person, personOf } from '#seed/people.ts'
import type { Random } from '#seed/random.ts'
import { SLOTS } from '#seed/slots.ts'

/** Who plays which voice in one telling of a dialogue. */
export type Cast = ReadonlyMap<string, Person>

/** What one telling has decided so far: the entry of each slot. */
export type Chosen = Map<string, number>

interface Telling {
  cast: Cast
  speaker: Person
  language: Locale
  /** Which of the alternatives is said, from 0. */
  version: number
  chosen: Chosen
  random: Random
}

const INNERMOST = /\{([^{}]*)\}/

/**
 * Fills what stands in braces, the innermost first:
 *
 *     {one|two|three}   the alternative of this version: where the second is said once, it is said in the whole telling
 *     {:шёл|шла}        as the speaker is a man or a woman; {b:шёл|шла} as b is
 *     {@b} {@b.dat}     how b is called, in a Russian case
 *     {evening}         something out of `SLOTS`, the same in the whole telling; {evening2} something else
 */
export function fillText(text: string, telling: Telling): string {
  let filled = text
  for (let found = INNERMOST.exec(filled); found; found = INNERMOST.exec(filled)) {
    const [whole, inside = ''] = found
    const before = filled.slice(0, found.index)
    const words = fill(inside, telling)
    const startsSentence = isSlot(inside) && /(^|[.!?…] |\n)$/.test(before)
    filled = before + (startsSentence ? capital(words) : words) + filled.slice(found.index + whole.length)
  }
  return filled
}

function fill(inside: string, telling: Telling): string {
  const name = /^@([a-z]+)(?:\.(\w+))?$/.exec(inside)
  if (name) return nameOf(castOf(name[1] ?? '', telling), name[2], telling.language)
  const gender = /^([a-z]*):([^|]*)\|([^|]*)$/.exec(inside)
  if (gender) {
    const who = gender[1] ? castOf(gender[1], telling) : telling.speaker
    return (who.gender === 'm' ? gender[2] : gender[3]) ?? ''
  }
  const alternatives = inside.split('|')
  return alternatives.length > 1 ? (alternatives[telling.version % alternatives.length] ?? '') : slot(inside, telling)
}

const isSlot = (inside: string) => /^[a-zA-Z]+\d?$/.test(inside)
const capital = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** How many versions of a text there are. */
export function countVersions(text: string): number {
  let versions = 1
  let rest = text
  for (let found = INNERMOST.exec(rest); found; found = INNERMOST.exec(rest)) {
    const [whole, inside = ''] = found
    if (!/^[a-z]*:/.test(inside)) versions = Math.max(versions, inside.split('|').length)
    rest = rest.replace(whole, '')
  }
  return versions
}

function castOf(voice: string, { cast }: Telling): Person {
  const person = cast.get(voice) ?? (isPersonKey(voice) ? personOf(voice) : undefined)
  if (!person) throw new Error(`Nobody plays ${voice}`)
  return person
}

function nameOf({ names }: Person, grammarCase: string | undefined, language: Locale): string {
  if (language === 'en') return names.en
  const name = names[(grammarCase ?? 'nom') as keyof Names]
  if (!name) throw new Error(`There is no case ${grammarCase}`)
  return name
}

function slot(name: string, { chosen, random, language }: Telling): string {
  const kind = kindOf(name)
  const list = SLOTS[kind]?.[language]
  if (!list) throw new Error(`There is no slot ${name}`)
  const taken = [...chosen].flatMap(([key, at]) => (kindOf(key) === kind ? [at] : []))
  const at = chosen.get(name) ?? random.pick(list.map((_, index) => index).filter((index) => !taken.includes(index)))
  chosen.set(name, at)
  return list[at] ?? ''
}

/** `evening2` is another `evening`. */
const kindOf = (name: string) => name.replace(/\d$/, '')
