import type { Locale } from '#contracts/users.ts'

/**
 * The words of dates, as the platform writes them. They stand here because its first answer costs a phone a tenth of a
 * second, while the page comes alive; a test compares them.
 */
export const DATE_WORDS: Record<Locale, DateWords> = {
  ru: {
    now: 'сейчас',
    days: ['сегодня', 'вчера'],
    minutes: (count) => `${count} мин`,
    weekdays: ['вс', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб'],
    months: [
      'января',
      'февраля',
      'марта',
      'апреля',
      'мая',
      'июня',
      'июля',
      'августа',
      'сентября',
      'октября',
      'ноября',
      'декабря',
    ],
    shortDate: ({ day, month, year }) => [twoDigits(day), twoDigits(month), ...(year ? [year] : [])].join('.'),
  },
  en: {
    now: 'now',
    days: ['today', 'yesterday'],
    minutes: (count) => `${count} min`,
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    shortDate: ({ day, month, year }) => [day, SHORT_MONTHS[month - 1], ...(year ? [year] : [])].join(' '),
  },
}

interface DateWords {
  now: string
  /** Of today and of yesterday. */
  days: [string, string]
  minutes(count: number): string
  /** From Sunday on. */
  weekdays: string[]
  /** As they stand after a day. */
  months: string[]
  /** A day, its month from 1 on, and its year when it is to be said. */
  shortDate(date: { day: number; month: number; year: number | null }): string
}

/** British ones. */
const SHORT_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']

export function twoDigits(value: number): string {
  return `${value}`.padStart(2, '0')
}
