import { daysAgo, HOUR, MINUTE, sameYear, wallTime } from '#components/format/calendar.ts'
import { DATE_WORDS, twoDigits } from '#components/format/date-words.ts'
import { dateFormat, type Region } from '#components/format/formats.ts'

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
 * A moment in the future, which a wrong clock makes, is "now" within its day, else a date.
 */
export function listTime(at: number, now: number, region: Region): string {
  const { locale, timeZone } = region
  const words = DATE_WORDS[locale]
  const passed = now - at
  const days = daysAgo(at, now, timeZone)
  if (days < 0) return shortDate(at, now, region)
  if (passed < MINUTE) return words.now
  if (passed < HOUR) return words.minutes(Math.floor(passed / MINUTE))
  if (days === 0) return clockTime(at, region)
  if (days === 1) return words.days[1]
  if (days < 7) return words.weekdays[wallTime(at, timeZone).getUTCDay()] ?? ''
  return shortDate(at, now, region)
}

/** The pill between days: today, yesterday, 14 July, 14 July 2024; with a capital letter. */
export function dayLabel(at: number, now: number, { locale, timeZone }: Region): string {
  const words = DATE_WORDS[locale]
  const days = daysAgo(at, now, timeZone)
  if (days === 0 || days === 1) return capitalised(words.days[days])
  const wall = wallTime(at, timeZone)
  const day = `${wall.getUTCDate()} ${words.months[wall.getUTCMonth()]}`
  return sameYear(at, now, timeZone) ? day : `${day} ${wall.getUTCFullYear()}`
}

/** 28.06 in Russian and 28 Jun in English; with the year when it is another one. */
export function shortDate(at: number, now: number, { locale, timeZone }: Region): string {
  const wall = wallTime(at, timeZone)
  const year = sameYear(at, now, timeZone) ? null : wall.getUTCFullYear()
  return DATE_WORDS[locale].shortDate({ day: wall.getUTCDate(), month: wall.getUTCMonth() + 1, year })
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
