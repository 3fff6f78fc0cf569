/** Days as the person's own calendar has them: the local time zone decides where one ends. */

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** The local day of a moment, as a number that grows by one from day to day, whatever the clocks do at night. */
export function dayNumber(at: number): number {
  const date = new Date(at)
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / (24 * HOUR))
}

/** How many local midnights lie between a moment and now; negative for the future. */
export function daysAgo(at: number, now: number): number {
  return dayNumber(now) - dayNumber(at)
}

export function sameYear(a: number, b: number): boolean {
  return new Date(a).getFullYear() === new Date(b).getFullYear()
}
