import { wallTime } from '#components/format/calendar.ts'
import { dateFormat } from '#components/format/formats.ts'
import type { Locale } from '#contracts/users.ts'

/** Dates are text, `2026-11-03`, and months `2026-11`: the days of a calendar, which no clock and no time zone moves. */

const DAY = 86_400_000
const WEEK = 7

export function monthOfDate(date: string): string {
  return date.slice(0, 7)
}

/** The weeks of a month from Monday on; null where a day belongs to another month. */
export function weeksOf(month: string): (string | null)[][] {
  const first = Date.parse(`${month}-01`)
  const lead = (new Date(first).getUTCDay() + 6) % WEEK
  const weeks: (string | null)[][] = []
  for (let start = first - lead * DAY; start === first || isoDate(start) < `${month}-32`; start += WEEK * DAY) {
    const days = Array.from({ length: WEEK }, (_, place) => isoDate(start + place * DAY))
    weeks.push(days.map((date) => (monthOfDate(date) === month ? date : null)))
  }
  return weeks
}

/** Where a key leads from a date; null for keys that lead nowhere. Page keys change the month and are not for here. */
export function stepFrom(date: string, key: string): string | null {
  const at = Date.parse(date)
  const weekday = (new Date(at).getUTCDay() + 6) % WEEK
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -WEEK,
    ArrowDown: WEEK,
    Home: -weekday,
    End: WEEK - 1 - weekday,
  }
  const step = steps[key]
  return step === undefined ? null : isoDate(at + step * DAY)
}

export function firstDateOf(month: string): string {
  return `${month}-01`
}

export function lastDateOf(month: string): string {
  return weeksOf(month)
    .flat()
    .findLast((date) => date !== null) as string
}

/** November 2026, Ноябрь 2026. */
export function monthLabel(month: string, locale: Locale): string {
  const text = dateFormat({ locale, timeZone: 'UTC' }, { month: 'long', year: 'numeric' })
    .format(Date.parse(firstDateOf(month)))
    .replace(/\s*г\.$/, '')
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1)
}

/** Tuesday, 3 November 2026: what a screen reader says of a day. */
export function fullDate(date: string, locale: Locale): string {
  return dateFormat({ locale, timeZone: 'UTC' }, { dateStyle: 'full' }).format(Date.parse(date))
}

/** The days of the week from Monday on, short and whole. */
export function weekdays(locale: Locale): { short: string; long: string }[] {
  const monday = Date.UTC(2024, 0, 1)
  const named = (weekday: 'short' | 'long', at: number) =>
    dateFormat({ locale, timeZone: 'UTC' }, { weekday }).format(at)
  return Array.from({ length: WEEK }, (_, place) => {
    const at = monday + place * DAY
    return { short: named('short', at), long: named('long', at) }
  })
}

/** The date of a moment where the person is: `2026-11-03`. */
export function dateOf(at: number, timeZone: string): string {
  return isoDate(wallTime(at, timeZone).getTime())
}

function isoDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
