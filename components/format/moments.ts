import { daysAgo, HOUR, MINUTE, sameYear, wallTime } from '#components/format/calendar.ts'
import { dateFormat, type Region } from '#components/format/formats.ts'
import type { Locale } from '#contracts/users.ts'

/** 14:05, the time under a message. Moments are ms since the epoch. */
export function clockTime(at: number, { timeZone }: Region): string {
  const wall = wallTime(at, timeZone)
  return `${twoDigits(wall.getUTCHours())}:${twoDigits(wall.getUTCMinutes())}`
}

/** The whole moment in words, for tooltips and screen readers: 14 July 2026 at 14:05. */
export function fullMoment(at: number, region: Region): string {
  return dateFormat(region, { dateStyle: 'long', timeStyle: 'short' }).format(at)
}

/**
 * The short time of a row in the list: now, 5 min, 14:05, yesterday, Tue, 28 Jun, 28.06.2024.
 * A moment in the future, which a wrong clock makes, is "now" within its day.
 */
export function listTime(at: number, now: number, region: Region): string {
  const { locale, timeZone } = region
  const passed = now - at
  const days = daysAgo(at, now, timeZone)
  if (passed < MINUTE && days <= 0) return word(0, 'second', locale)
  if (passed < HOUR) return minutes(Math.floor(passed / MINUTE), locale)
  if (days === 0) return clockTime(at, region)
  if (days === 1) return word(-1, 'day', locale)
  if (days < 7) return dateFormat(region, { weekday: 'short' }).format(at)
  return shortDate(at, now, region)
}

/** The pill between days: today, yesterday, 14 July, 14 July 2024; with a capital letter. */
export function dayLabel(at: number, now: number, region: Region): string {
  const { locale, timeZone } = region
  const days = daysAgo(at, now, timeZone)
  if (days === 0 || days === 1) return capitalised(word(-days, 'day', locale), locale)
  if (sameYear(at, now, timeZone)) return dateFormat(region, { day: 'numeric', month: 'long' }).format(at)
  // Russian dates end with "г." (year), which a pill does not need.
  return dateFormat(region, { day: 'numeric', month: 'long', year: 'numeric' })
    .format(at)
    .replace(/\s*г\.$/, '')
}

/** 28.06 in Russian and 28 Jun in English; with the year when it is another one. */
export function shortDate(at: number, now: number, region: Region): string {
  const { locale, timeZone } = region
  const year = sameYear(at, now, timeZone) ? undefined : 'numeric'
  const month = locale === 'ru' ? '2-digit' : 'short'
  return dateFormat(region, { day: locale === 'ru' ? '2-digit' : 'numeric', month, year }).format(at)
}

const words = new Map<Locale, Intl.RelativeTimeFormat>()
const amounts = new Map<Locale, Intl.NumberFormat>()

function word(value: number, unit: 'second' | 'day', locale: Locale): string {
  const format = words.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  words.set(locale, format)
  return format.format(value, unit)
}

function minutes(count: number, locale: Locale): string {
  const format =
    amounts.get(locale) ?? new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' })
  amounts.set(locale, format)
  return format.format(count)
}

function capitalised(text: string, locale: Locale): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1)
}

function twoDigits(value: number): string {
  return `${value}`.padStart(2, '0')
}
