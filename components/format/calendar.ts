/** Days and clocks as the person's own calendar has them: his time zone decides where a day ends. */

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Clocks are changed at full quarters of an hour, everywhere and as long as there are messengers. */
const QUARTER = 15 * MINUTE
/** So many answers are kept; a server formats for many people. */
const KEPT_MAX = 4000

const asked = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

/**
 * A moment (ms since the epoch) as the clocks of a zone show it, to be read by the UTC methods of `Date`. The browser's
 * calendar is asked once per quarter of an hour: it is slow, and its first answer is the slowest.
 */
export function wallTime(at: number, timeZone: string): Date {
  return new Date(at + (timeZone === 'UTC' ? 0 : offsetAt(Math.floor(at / QUARTER) * QUARTER, timeZone)))
}

function offsetAt(at: number, timeZone: string): number {
  const key = `${timeZone} ${at}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  if (offsets.size >= KEPT_MAX) offsets.clear()
  const [month = 0, day, year = 0, hour, minute] = (clockOf(timeZone).format(at).match(/\d+/g) ?? []).map(Number)
  const offset = Date.UTC(year, month - 1, day, hour, minute) - at
  offsets.set(key, offset)
  return offset
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = asked.get(timeZone)
  if (known) return known
  const numeric = 'numeric'
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
  })
  asked.set(timeZone, clock)
  return clock
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
