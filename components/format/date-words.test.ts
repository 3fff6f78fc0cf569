import { expect, test } from 'vitest'
import { DATE_WORDS } from '#components/format/date-words.ts'
import type { Locale } from '#contracts/users.ts'

const PLATFORM: Record<Locale, string> = { ru: 'ru-RU', en: 'en-GB' }
const range = (count: number) => Array.from({ length: count }, (_, at) => at)
const written = (locale: Locale, options: Intl.DateTimeFormatOptions, at: number) =>
  new Intl.DateTimeFormat(PLATFORM[locale], { timeZone: 'UTC', ...options }).format(at)

test.each(['ru', 'en'] as const)('the words are those of the platform: %s', (locale) => {
  const words = DATE_WORDS[locale]
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  expect(words.now).toBe(relative.format(0, 'second'))
  expect(words.days).toEqual([relative.format(0, 'day'), relative.format(-1, 'day')])
  // 4 January 2026 was a Sunday.
  const weekdays = range(7).map((day) => written(locale, { weekday: 'short' }, Date.UTC(2026, 0, 4 + day)))
  expect(words.weekdays).toEqual(weekdays)
  for (const month of range(12)) {
    const at = Date.UTC(2026, month, 7)
    expect(`7 ${words.months[month]}`).toBe(written(locale, { day: 'numeric', month: 'long' }, at))
    const short = {
      day: locale === 'ru' ? '2-digit' : 'numeric',
      month: locale === 'ru' ? '2-digit' : 'short',
    } as const
    expect(words.shortDate({ day: 7, month: month + 1, year: null })).toBe(written(locale, short, at))
    const year = words.shortDate({ day: 7, month: month + 1, year: 2026 })
    expect(year).toBe(written(locale, { ...short, year: 'numeric' }, at))
  }
})
