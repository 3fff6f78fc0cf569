import { offsetAt } from '#i18n/zone-offsets.ts'

/** Days and clocks as the person's own calendar has them: his time zone decides where a day ends. */

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A moment (ms since the epoch) as the clocks of a zone show it, to be read by the UTC methods of `Date`. */
export function wallTime(at: number, timeZone: string): Date {
  return new Date(at + offsetAt(at, timeZone))
}

/** The day of a moment, as a number that grows by one from day to day, whatever the clocks do at night. */
export function dayNumber(at: number, timeZone: string): number {
  return Math.floor(wallTime(at, timeZone).getTime() / DAY)
}

/** How many midnights lie between a moment and now; negative for the future. */
export function daysAgo(at: number, now: number, timeZone: string): number {
  return dayNumber(now, timeZone) - dayNumber(at, timeZone)
}

export function sameYear(a: number, b: number, timeZone: string): boolean {
  return wallTime(a, timeZone).getUTCFullYear() === wallTime(b, timeZone).getUTCFullYear()
}
