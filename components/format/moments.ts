import { daysAgo, HOUR, MINUTE, sameYear } from '#components/format/calendar.ts'
import { dateFormat } from '#components/format/formats.ts'
import type { Locale } from '#contracts/users.ts'

/** 14:05, the time under a message. Moments are ms since the epoch. */
export function clockTime(at: number, locale: Locale): string {
  return dateFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at)
}

/** The whole moment in words, for tooltips and screen readers: 14 July 2026 at 14:05. */
export function fullMoment(at: number, locale: Locale): string {
  return dateFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(at)
}

/**
 * The short time of a row in the list: now, 5 min, 14:05, yesterday, Tue, 28 Jun, 28.06.2024.
 * A moment in the future, which a wrong clock makes, is "now" within its day.
 */
export function listTime(at: number, now: number, locale: Locale): string {
  const passed = now - at
  const days = daysAgo(at, now)
  if (passed < MINUTE && days <= 0) return word(0, 'second', locale)
  if (passed < HOUR) return minutes(Math.floor(passed / MINUTE), locale)
  if (days === 0) return clockTime(at, locale)
  if (days === 1) return word(-1, 'day', locale)
  if (days < 7) return dateFormat(locale, { weekday: 'short' }).format(at)
  return shortDate(at, now, locale)
}

/** The pill between days: today, yesterday, 14 July, 14 July 2024; with a capital letter. */
export function dayLabel(at: number, now: number, locale: Locale): string {
  const days = daysAgo(at, now)
  if (days === 0 || days === 1) return capitalised(word(-days, 'day', locale), locale)
  if (sameYear(at, now)) return dateFormat(locale, { day: 'numeric', month: 'long' }).format(at)
  // Russian dates end with "г." (year), which a pill does not need.
  return dateFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
    .format(at)
    .replace(/\s*г\.$/, '')
}

/** 28.06 in Russian and 28 Jun in English; with the year when it is another one. */
export function shortDate(at: number, now: number, locale: Locale): string {
  const year = sameYear(at, now) ? undefined : 'numeric'
  const month = locale === 'ru' ? '2-digit' : 'short'
  return dateFormat(locale, { day: locale === 'ru' ? '2-digit' : 'numeric', month, year }).format(at)
}

function word(value: number, unit: 'second' | 'day', locale: Locale): string {
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(value, unit)
}

function minutes(count: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' }).format(count)
}

function capitalised(text: string, locale: Locale): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1)
}
