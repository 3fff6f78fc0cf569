import type { Dialogue } from '#seed/dialogue.ts'
import { everyday } from '#seed/dialogues/everyday.ts'
import { everydayMore } from '#seed/dialogues/everyday-more.ts'
import { letters } from '#seed/dialogues/letters.ts'
import { mama } from '#seed/dialogues/mama.ts'
import { office } from '#seed/dialogues/office.ts'
import { plans } from '#seed/dialogues/plans.ts'
import { repairs } from '#seed/dialogues/repairs.ts'
import { smalltalk } from '#seed/dialogues/smalltalk.ts'
import { travel } from '#seed/dialogues/travel.ts'
import { zoya } from '#seed/dialogues/zoya.ts'
import type { PersonKey } from '#seed/people.ts'

/** A direct chat of the demonstration: who wrote first, to whom, about what, how many dialogues, in which days (ago). */
export interface DirectChat {
  people: readonly [PersonKey, PersonKey]
  talk: readonly Dialogue[]
  dialogues: number
  began: number
  ended: number
}

const russian = [...everyday, ...everydayMore, ...plans, ...repairs]
const colleagues = [...office, ...everyday, ...plans, ...repairs]
const english = [...smalltalk, ...letters, ...travel]

const direct = (
  one: PersonKey,
  other: PersonKey,
  talk: readonly Dialogue[],
  dialogues: number,
  began = 170,
  ended = 0,
): DirectChat => ({ people: [one, other], talk, dialogues, began, ended })

export const DIRECT_CHATS: readonly DirectChat[] = [
  direct('alexey', 'masha', russian, 18),
  direct('lena', 'alexey', russian, 13),
  direct('artem', 'alexey', colleagues, 11),
  direct('alexey', 'dmitry', office, 6, 120),
  direct('timur', 'alexey', russian, 10, 150, 1),
  direct('vera', 'alexey', russian, 10),
  direct('mama', 'alexey', mama, 10),
  direct('zoya', 'alexey', zoya, 4, 90, 1),
  direct('nikita', 'alexey', russian, 6, 100, 4),
  direct('alexey', 'sophie', english, 18),
  direct('james', 'alexey', english, 8, 110, 2),
  direct('masha', 'lena', russian, 18),
  direct('artem', 'masha', colleagues, 10),
  direct('sophie', 'masha', english, 12, 130),
  direct('timur', 'masha', colleagues, 8, 90, 6),
  direct('masha', 'vera', russian, 10, 140, 3),
  direct('artem', 'timur', russian, 13),
  direct('sophie', 'artem', english, 6, 80, 5),
  direct('james', 'artem', english, 9, 120, 1),
  direct('artem', 'lena', russian, 9, 140, 2),
  direct('lena', 'vera', russian, 14),
  direct('dmitry', 'lena', office, 6, 100, 1),
  direct('lena', 'sophie', english, 9, 100),
  direct('nikita', 'lena', russian, 6, 70, 9),
  direct('nikita', 'timur', russian, 16),
  direct('dmitry', 'timur', colleagues, 6, 110, 3),
  direct('james', 'timur', english, 6, 60, 7),
  direct('vera', 'mama', mama, 9),
  direct('vera', 'zoya', zoya, 5, 120),
  direct('dmitry', 'vera', colleagues, 8, 90, 2),
  direct('sophie', 'james', english, 16),
  direct('nikita', 'dmitry', russian, 5, 60, 12),
  direct('nikita', 'artem', russian, 6, 80, 1),
  direct('masha', 'nikita', russian, 6, 95, 2),
  direct('vera', 'timur', russian, 8, 130, 0),
  direct('artem', 'vera', russian, 7, 115, 4),
  direct('dmitry', 'artem', colleagues, 6, 105, 1),
  direct('dmitry', 'masha', office, 5, 75, 3),
  direct('lena', 'james', english, 7, 125, 0),
  direct('masha', 'james', english, 5, 85, 6),
  direct('timur', 'sophie', english, 6, 100, 1),
  direct('lena', 'timur', russian, 8, 150, 0),
]
