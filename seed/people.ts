import type { Locale, Theme } from '#contracts/users.ts'

export type PersonKey =
  | 'alexey'
  | 'masha'
  | 'artem'
  | 'lena'
  | 'timur'
  | 'dmitry'
  | 'vera'
  | 'nikita'
  | 'mama'
  | 'zoya'
  | 'sophie'
  | 'james'

/** How a friend is called: the Russian cases that the dialogues use, and the English name. */
export interface Names {
  nom: string
  gen: string
  dat: string
  acc: string
  en: string
}

/** How somebody types: the probability of each habit where it can show. */
export interface Habits {
  /** Sends sentence after sentence instead of one message. */
  bursts: number
  /** Begins without a capital letter. */
  lowerCase: number
  /** Ends with a Russian smile, a bracket. */
  brackets: number
}

export interface Person {
  key: PersonKey
  username: string
  displayName: string
  gender: 'm' | 'f'
  speaks: readonly Locale[]
  locale: Locale
  theme: Theme
  names: Names
  habits: Habits
}

const names = (nom: string, gen: string, dat: string, acc: string, en: string): Names => ({ nom, gen, dat, acc, en })
const habits = (bursts: number, lowerCase: number, brackets: number): Habits => ({ bursts, lowerCase, brackets })

/** The people of the demonstration; the first of them becomes the owner of an empty server. */
export const PEOPLE: readonly Person[] = [
  {
    key: 'alexey',
    username: 'voronov',
    displayName: 'Алексей Воронов',
    gender: 'm',
    speaks: ['ru', 'en'],
    locale: 'ru',
    theme: 'system',
    names: names('Лёша', 'Лёши', 'Лёше', 'Лёшу', 'Alex'),
    habits: habits(0.25, 0.6, 0.05),
  },
  {
    key: 'masha',
    username: 'masha.k',
    displayName: 'Маша Ковалёва',
    gender: 'f',
    speaks: ['ru', 'en'],
    locale: 'ru',
    theme: 'light',
    names: names('Маша', 'Маши', 'Маше', 'Машу', 'Masha'),
    habits: habits(0.6, 0, 0),
  },
  {
    key: 'artem',
    username: 'artem_li',
    displayName: 'Артём Ли',
    gender: 'm',
    speaks: ['ru', 'en'],
    locale: 'ru',
    theme: 'dark',
    names: names('Артём', 'Артёма', 'Артёму', 'Артёма', 'Artem'),
    habits: habits(0.3, 0.15, 0.1),
  },
  {
    key: 'lena',
    username: 'lena.orlova',
    displayName: 'Лена Орлова',
    gender: 'f',
    speaks: ['ru', 'en'],
    locale: 'ru',
    theme: 'system',
    names: names('Лена', 'Лены', 'Лене', 'Лену', 'Lena'),
    habits: habits(0.45, 0.05, 0.05),
  },
  {
    key: 'timur',
    username: 'timur',
    displayName: 'Тимур Ахметов',
    gender: 'm',
    speaks: ['ru', 'en'],
    locale: 'ru',
    theme: 'dark',
    names: names('Тимур', 'Тимура', 'Тимуру', 'Тимура', 'Timur'),
    habits: habits(0.3, 0, 0.25),
  },
  {
    key: 'dmitry',
    username: 'preobrazhensky',
    displayName: 'Дмитрий Преображенский-Вяземский',
    gender: 'm',
    speaks: ['ru', 'en'],
    locale: 'ru',
    theme: 'light',
    names: names('Дима', 'Димы', 'Диме', 'Диму', 'Dmitry'),
    habits: habits(0, 0, 0),
  },
  {
    key: 'vera',
    username: 'a.vera',
    displayName: 'Вера Сафина',
    gender: 'f',
    speaks: ['ru', 'en'],
    locale: 'ru',
    theme: 'system',
    names: names('Вера', 'Веры', 'Вере', 'Веру', 'Vera'),
    habits: habits(0.35, 0, 0.05),
  },
  {
    key: 'nikita',
    username: 'gromov',
    displayName: 'Никита Громов',
    gender: 'm',
    speaks: ['ru'],
    locale: 'ru',
    theme: 'dark',
    names: names('Никита', 'Никиты', 'Никите', 'Никиту', 'Nikita'),
    habits: habits(0.5, 1, 0.15),
  },
  {
    key: 'mama',
    username: 'mama',
    displayName: 'Мама',
    gender: 'f',
    speaks: ['ru'],
    locale: 'ru',
    theme: 'light',
    names: names('мама', 'мамы', 'маме', 'маму', 'Mum'),
    habits: habits(0.2, 0, 0),
  },
  {
    key: 'zoya',
    username: 'baba-zoya',
    displayName: 'Бабушка Зоя',
    gender: 'f',
    speaks: ['ru'],
    locale: 'ru',
    theme: 'light',
    names: names('бабушка', 'бабушки', 'бабушке', 'бабушку', 'Granny'),
    habits: habits(0, 0, 0),
  },
  {
    key: 'sophie',
    username: 'sophie',
    displayName: 'Sophie Laurent',
    gender: 'f',
    speaks: ['en'],
    locale: 'en',
    theme: 'light',
    names: names('Софи', 'Софи', 'Софи', 'Софи', 'Sophie'),
    habits: habits(0.3, 0, 0),
  },
  {
    key: 'james',
    username: 'james.okafor',
    displayName: 'James Okafor',
    gender: 'm',
    speaks: ['en'],
    locale: 'en',
    theme: 'dark',
    names: names('Джеймс', 'Джеймса', 'Джеймсу', 'Джеймса', 'James'),
    habits: habits(0.35, 0.1, 0),
  },
]

const byKey = new Map(PEOPLE.map((person) => [person.key, person]))

export function isPersonKey(text: string): text is PersonKey {
  return byKey.has(text as PersonKey)
}

export function personOf(key: PersonKey): Person {
  const person = byKey.get(key)
  if (!person) throw new Error(`There is no person ${key}`)
  return person
}
