/** A stretch of time in which a zone's clocks differ from UTC by `offset`. All in ms, moments since the epoch; `until` is not in it. */
export interface OffsetSpan {
  from: number
  until: number
  offset: number
}

/** Clocks are changed at full quarters of an hour, everywhere and as long as there are messengers. In ms. */
export const QUARTER = 900_000
/** So many answers are kept; a server asks for many people. */
const KEPT_MAX = 4000

const clocks = new Map<string, Intl.DateTimeFormat>()
const asked = new Map<string, number>()
const told = new Map<string, readonly OffsetSpan[]>()

/** How far a zone's clocks are ahead of UTC at a moment, in ms. The calendar of the platform is asked for what no page has told. */
export function offsetAt(at: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0
  const span = told.get(timeZone)?.find(({ from, until }) => from <= at && at < until)
  return span ? span.offset : askedOffset(Math.floor(at / QUARTER) * QUARTER, timeZone)
}

/** Takes over what came with the page. */
export function learnOffsets(timeZone: string, spans: readonly OffsetSpan[]): void {
  told.set(timeZone, spans)
}

/** The same, asked of the platform, for the beginning of a quarter of an hour. */
export function askedOffset(at: number, timeZone: string): number {
  const key = `${timeZone} ${at}`
  const known = asked.get(key)
  if (known !== undefined) return known
  if (asked.size >= KEPT_MAX) asked.clear()
  const [month = 0, day, year = 0, hour, minute] = (clockOf(timeZone).format(at).match(/\d+/g) ?? []).map(Number)
  const offset = Date.UTC(year, month - 1, day, hour, minute) - at
  asked.set(key, offset)
  return offset
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const numeric = 'numeric'
  const parts = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric } as const
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...parts })
  clocks.set(timeZone, clock)
  return clock
}
