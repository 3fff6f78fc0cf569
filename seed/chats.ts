import type { Dialogue } from '#seed/dialogue.ts'
import { baking } from '#seed/dialogues/baking.ts'
import { books } from '#seed/dialogues/books.ts'
import { city } from '#seed/dialogues/city.ts'
import { company } from '#seed/dialogues/company.ts'
import { dacha } from '#seed/dialogues/dacha.ts'
import { design } from '#seed/dialogues/design.ts'
import { family } from '#seed/dialogues/family.ts'
import { football } from '#seed/dialogues/football.ts'
import { friends } from '#seed/dialogues/friends.ts'
import { homework } from '#seed/dialogues/homework.ts'
import { kayaks } from '#seed/dialogues/kayaks.ts'
import { launch } from '#seed/dialogues/launch.ts'
import { longBooks, longCity, longNeighbours, longRecipes, longTeam, longTrip } from '#seed/dialogues/longer.ts'
import { matches } from '#seed/dialogues/matches.ts'
import { neighbours } from '#seed/dialogues/neighbours.ts'
import { newcomers } from '#seed/dialogues/newcomers.ts'
import { novels } from '#seed/dialogues/novels.ts'
import { portfolio } from '#seed/dialogues/portfolio.ts'
import { recipes } from '#seed/dialogues/recipes.ts'
import { school } from '#seed/dialogues/school.ts'
import { standup } from '#seed/dialogues/standup.ts'
import { team } from '#seed/dialogues/team.ts'
import { teamWorld } from '#seed/dialogues/team-world.ts'
import { trip } from '#seed/dialogues/trip.ts'
import { tripPacking } from '#seed/dialogues/trip-packing.ts'
import { yard } from '#seed/dialogues/yard.ts'
import type { PersonKey } from '#seed/people.ts'

/** A group or public chat of the demonstration. */
export interface NamedChat {
  kind: 'group' | 'public'
  name: string
  /** The first one creates it. */
  people: readonly PersonKey[]
  /** Told in this order, once. */
  story?: readonly Dialogue[]
  /** Told in any order, and long afterwards once more if other words can be found. */
  talk: readonly Dialogue[]
  /** Who has not looked for the last `behind` dialogues, and is not heard in them. */
  away: readonly PersonKey[]
  behind: number
  /** Days ago. */
  began: number
  ended: number
}

/** The chats with a name. Everybody is away from one of them, so that everybody has much to read. */
export const NAMED_CHATS: readonly NamedChat[] = [
  {
    kind: 'group',
    name: 'Алтай, июль',
    people: ['masha', 'alexey', 'artem', 'lena', 'timur', 'dmitry', 'vera', 'nikita', 'sophie'],
    story: [...trip, ...tripPacking],
    talk: [...friends, ...company, ...longTrip],
    away: ['nikita', 'dmitry'],
    behind: 6,
    began: 165,
    ended: 0,
  },
  {
    kind: 'group',
    name: 'Команда продукта',
    people: ['alexey', 'masha', 'artem', 'timur', 'lena', 'sophie', 'james'],
    talk: [...team, ...teamWorld, ...launch, ...standup, ...longTeam],
    away: ['james', 'lena'],
    behind: 4,
    began: 170,
    ended: 0,
  },
  {
    kind: 'group',
    name: 'Семья ❤️',
    people: ['vera', 'mama', 'alexey', 'zoya'],
    talk: [...family, ...dacha],
    away: [],
    behind: 0,
    began: 175,
    ended: 0,
  },
  {
    kind: 'group',
    name: 'Чтение по средам',
    people: ['lena', 'alexey', 'masha', 'dmitry', 'vera', 'artem', 'mama', 'sophie'],
    talk: [...books, ...novels, ...longBooks],
    away: ['sophie', 'mama'],
    behind: 4,
    began: 140,
    ended: 1,
  },
  {
    kind: 'group',
    name: 'Футбол, четверг',
    people: ['timur', 'alexey', 'artem', 'nikita', 'dmitry', 'james'],
    talk: [...football, ...matches],
    away: ['james'],
    behind: 3,
    began: 130,
    ended: 2,
  },
  {
    kind: 'group',
    name: 'Байдарки, август',
    people: ['lena', 'timur', 'vera', 'nikita', 'masha', 'artem'],
    talk: kayaks,
    away: [],
    behind: 0,
    began: 75,
    ended: 2,
  },
  {
    kind: 'group',
    name: '5 «Б», родители',
    people: ['vera', 'lena', 'dmitry', 'timur', 'masha', 'nikita'],
    talk: [...school, ...homework],
    away: ['masha', 'vera'],
    behind: 4,
    began: 160,
    ended: 0,
  },
  {
    kind: 'public',
    name: 'Соседи, Лесная 14к2',
    people: ['dmitry', 'zoya', 'alexey', 'masha', 'lena', 'nikita', 'timur', 'vera', 'sophie'],
    talk: [...neighbours, ...yard, ...longNeighbours],
    away: ['alexey', 'masha', 'zoya', 'sophie'],
    behind: 18,
    began: 178,
    ended: 0,
  },
  {
    kind: 'public',
    name: 'Дизайн-клуб',
    people: ['masha', 'lena', 'artem', 'sophie', 'james', 'alexey', 'vera'],
    talk: [...design, ...portfolio],
    away: ['alexey', 'vera', 'james'],
    behind: 4,
    began: 120,
    ended: 1,
  },
  {
    kind: 'public',
    name: 'Рецепты без весов',
    people: ['mama', 'zoya', 'vera', 'lena', 'masha', 'timur', 'sophie', 'artem'],
    talk: [...recipes, ...baking, ...longRecipes],
    away: ['mama', 'timur', 'lena'],
    behind: 5,
    began: 145,
    ended: 1,
  },
  {
    kind: 'public',
    name: 'New in the city',
    people: ['sophie', 'james', 'alexey', 'lena', 'artem', 'timur'],
    talk: [...city, ...newcomers, ...longCity],
    away: ['timur', 'artem'],
    behind: 4,
    began: 135,
    ended: 0,
  },
]
