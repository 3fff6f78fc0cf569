const DAY = 86_400_000

/** A month of somebody's calendar: the moments at which its days begin, and the next month, in ms since the epoch. */
export interface LocalMonth {
  /** By date, `2026-11-03`. */
  days: { date: string; start: number }[]
  end: number
}

/** The days of a month (`2026-11`) where somebody lives; they have 23 or 25 hours where clocks are moved. Rule CH17. */
export function localMonth(month: string, timeZone: string): LocalMonth {
  const offsetAt = offsetsOf(timeZone)
  const first = Date.parse(`${month}-01T00:00:00Z`)
  const next = new Date(first)
  next.setUTCMonth(next.getUTCMonth() + 1)
  const days: LocalMonth['days'] = []
  for (let midnight = first; midnight < next.getTime(); midnight += DAY) {
    days.push({ date: new Date(midnight).toISOString().slice(0, 10), start: startOf(midnight, offsetAt) })
  }
  return { days, end: startOf(next.getTime(), offsetAt) }
}

/** The month in which a moment falls where somebody lives. */
export function monthOf(at: number, timeZone: string): string {
  return new Date(at + offsetsOf(timeZone)(at)).toISOString().slice(0, 7)
}

/** When a day begins whose midnight the clock on the wall would show as `midnight`, if it were UTC. */
function startOf(midnight: number, offsetAt: (at: number) => number): number {
  const near = midnight - offsetAt(midnight)
  const at = midnight - offsetAt(near)
  // Where clocks are put forward at midnight, the day begins later.
  return at + Math.max(0, midnight - (at + offsetAt(at)))
}

/** How far the clocks of a zone are ahead of UTC at a moment, in ms. */
function offsetsOf(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
    const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    return wall - Math.floor(at / 1000) * 1000
  }
}
