import { assembleChat, type SeedChat, type Utterance } from '#seed/assemble-chat.ts'
import { NAMED_CHATS } from '#seed/chats.ts'
import { inOwnManner } from '#seed/manner.ts'
import { type PersonKey, personOf } from '#seed/people.ts'
import type { Random } from '#seed/random.ts'
import { placeMarks } from '#seed/read-marks.ts'
import { castDialogue, tellDialogue } from '#seed/tell.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const DAYS = 230
/** People write from 8 to 23 o'clock in Moscow. */
const FIRST_HOUR = 8 - 3
const WAKING = 15 * HOUR

const MEMBERS: readonly PersonKey[] = [
  'lena',
  'alexey',
  'masha',
  'artem',
  'timur',
  'dmitry',
  'vera',
  'nikita',
  'sophie',
  'james',
]
const AWAY: readonly PersonKey[] = ['alexey', 'sophie', 'nikita']

/** One public chat in which people have written `count` messages, for trying long histories. Here lines do come again. */
export function buildLongChat(count: number, random: Random, now: number): SeedChat {
  const people = MEMBERS.map(personOf)
  const present = people.filter((person) => !AWAY.includes(person.key))
  const seen = Math.floor(count * 0.6)
  const talk = NAMED_CHATS.flatMap((chat) => chat.talk)
  const said: Omit<Utterance, 'at'>[] = []
  while (said.length < count) {
    for (const dialogue of random.shuffle(talk)) {
      const cast = castDialogue(dialogue, said.length < seen ? people : present, random)
      if (!cast) continue
      const told = tellDialogue(dialogue, cast, random.int(0, dialogue.versions - 1), random)
      said.push(...told.flatMap((each) => inOwnManner(each, random)))
      if (said.length >= count) break
    }
  }
  said.length = count
  const times = spread(count, random, now)
  const utterances = said.map((each, at) => ({ ...each, at: times[at] ?? now, late: at >= seen }))
  const createdAt = (utterances[0]?.at ?? now) - HOUR
  const chat = assembleChat({ kind: 'public', name: 'Площадь', people, createdAt, utterances }, random)
  placeMarks(chat, new Set(AWAY.map(personOf)), random)
  return chat
}

/** That many times in order, over the waking hours of the days up to yesterday, in flocks as conversations have them. */
function spread(count: number, random: Random, now: number): number[] {
  const gaps = Array.from({ length: count }, () => (random.chance(0.12) ? 20 : 1) * (0.2 + random.next()))
  const scale = (DAYS * WAKING) / gaps.reduce((sum, gap) => sum + gap, 0)
  const firstDay = Math.floor(now / DAY) * DAY - DAYS * DAY
  let waking = 0
  return gaps.map((gap) => {
    const at = firstDay + Math.floor(waking / WAKING) * DAY + FIRST_HOUR * HOUR + (waking % WAKING)
    waking += gap * scale
    return Math.floor(at)
  })
}
