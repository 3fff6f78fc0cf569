import type { Locale } from '#contracts/users.ts'
import { countVersions } from '#seed/fill-text.ts'
import { isPersonKey, type PersonKey } from '#seed/people.ts'

/** When a dialogue sounds right; `any` is waking hours. */
export const MOMENTS = ['any', 'morning', 'work', 'evening', 'night', 'weekend'] as const
export type Moment = (typeof MOMENTS)[number]

/** Somebody in a dialogue: a certain person, or a letter that is cast for each telling. */
export interface Voice {
  name: string
  person: PersonKey | null
  /** What he must be able to write. */
  languages: readonly Locale[]
}

export interface Line {
  voice: string
  text: string
  language: Locale
  /** ms of silence before it, besides what reading and typing take. */
  pause: number
}

export interface Dialogue {
  moment: Moment
  voices: readonly Voice[]
  /** How many different tellings its alternatives give. */
  versions: number
  lines: readonly Line[]
}

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/**
 * Reads dialogues as they are written by hand, an empty line between two:
 *
 *     # evening                         when (optional)
 *     a: Ты {уже|ещё} дома, {@b}?       who: what
 *     ~ 2h                              silence (m, h, d)
 *     masha: Пришл{:ёл|ла} в {evening}
 *
 * A voice is a person's key or a letter. `¶` is a line break. Braces are filled by `fillText`.
 * Throws at what it cannot read.
 */
export function dialogues(written: string): Dialogue[] {
  return written
    .trim()
    .split(/\n\s*\n/)
    .map(readDialogue)
}

function readDialogue(block: string): Dialogue {
  let moment: Moment = 'any'
  let pause = 0
  const said: Omit<Line, 'language'>[] = []
  for (const row of block.split('\n').map((text) => text.trim())) {
    const silence = /^~ (\d+)([mhd])$/.exec(row)
    const speech = /^([a-z]+): (.+)$/.exec(row)
    if (row.startsWith('# ')) moment = readMoment(row.slice(2))
    else if (silence) pause = Number(silence[1]) * UNIT_MS[silence[2] as keyof typeof UNIT_MS]
    else if (speech) {
      said.push({ voice: readVoiceName(speech[1] ?? ''), text: (speech[2] ?? '').replaceAll('¶', '\n'), pause })
      pause = 0
    } else throw new Error(`Not a line of a dialogue: ${row}`)
  }
  if (said.length < 2) throw new Error(`A dialogue of less than two lines: ${block}`)
  const common = said.some((line) => CYRILLIC.test(line.text)) ? 'ru' : 'en'
  const lines = said.map((line) => ({ ...line, language: languageOf(line, said, common) }))
  const versions = Math.max(...lines.map((line) => countVersions(line.text)))
  return { moment, lines, versions, voices: readVoices(lines) }
}

function readMoment(word: string): Moment {
  const moment = MOMENTS.find((each) => each === word)
  if (!moment) throw new Error(`Not a time of the day: ${word}`)
  return moment
}

function readVoiceName(name: string): string {
  if (!/^[a-h]$/.test(name) && !isPersonKey(name)) throw new Error(`Nobody is called ${name}`)
  return name
}

const CYRILLIC = /\p{Script=Cyrillic}/u

/** What is left of a text without links, names of slots and everything else that belongs to no language. */
function plainWords(text: string): string {
  return text
    .replace(/https?:\S+/g, '')
    .replace(/\{@?[a-z]+(\.[a-z]+)?\d?\}/g, '')
    .replace(/\{[a-z]*[:=]/g, '')
}

/** A line without words of its own (`{noon}`, an emoji, `ok`) sounds like what else its voice says. */
function languageOf(
  line: { voice: string; text: string },
  all: { voice: string; text: string }[],
  common: Locale,
): Locale {
  if (CYRILLIC.test(line.text)) return 'ru'
  if (isEnglish(line.text)) return 'en'
  const own = all.filter((each) => each.voice === line.voice)
  if (own.some((each) => CYRILLIC.test(each.text))) return 'ru'
  return own.some((each) => isEnglish(each.text)) ? 'en' : common
}

function isEnglish(text: string): boolean {
  return !CYRILLIC.test(text) && /\p{Script=Latin}{3}/u.test(plainWords(text))
}

function readVoices(lines: readonly Line[]): Voice[] {
  const spoken = [...new Set(lines.map((line) => line.voice))]
  return spoken.map((name) => ({
    name,
    person: isPersonKey(name) ? name : null,
    languages: [...new Set(lines.filter((line) => line.voice === name).map((line) => line.language))],
  }))
}
