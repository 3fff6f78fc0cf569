import type { Talk } from '#seed/chat-teller.ts'
import type { Moment } from '#seed/dialogue.ts'
import type { Random } from '#seed/random.ts'
import type { Said } from '#seed/tell.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** People live by the clock of Moscow, ms ahead of UTC. */
const CLOCK = 3 * HOUR

/** Hours of the day, from and to. */
const HOURS: Record<Moment, readonly [number, number]> = {
  any: [8, 22],
  morning: [7, 9.3],
  work: [9.7, 17.2],
  evening: [18.7, 21.5],
  night: [22.2, 23.4],
  weekend: [9.5, 17],
}

/** Something said, and when: ms since 1970. */
export type Timed<T> = T & { at: number }

interface Span {
  /** ms since 1970. */
  from: number
  to: number
}

export type TimedTalk = Omit<Talk, 'said'> & { said: Timed<Said>[] }

/**
 * Gives conversations their times, in the order they have: within the span, denser towards its end, on days and at hours
 * that suit them, nobody writing in the small hours. Those that would end after the span are left out.
 */
export function scheduleTalks(talks: readonly Talk[], span: Span, random: Random): TimedTalk[] {
  const places = talks.map((_, at) => ((at + random.next()) / talks.length) ** 0.85)
  // The last one is a matter of the last days.
  if (places.length > 0) places[places.length - 1] = 1 - random.next() * 0.012
  let free = span.from
  return talks.flatMap((talk, at) => {
    const wished = span.from + (places[at] ?? 0) * (span.to - span.from)
    const start = chooseStart(wished, free, talk.moment, random)
    const said = endBefore(span.to, timeLines(talk.said, start, random), random)
    if (talk.moment === 'work' && said[0]?.at !== start) return []
    if ((said[0]?.at ?? 0) < free || !isAwake(said[0]?.at ?? 0)) return []
    free = (said.at(-1)?.at ?? start) + random.int(12, 50) * MINUTE
    return [{ ...talk, said }]
  })
}

/** Moves what would end after `end` to some time before it. */
function endBefore<T>(end: number, said: Timed<T>[], random: Random): Timed<T>[] {
  const over = (said.at(-1)?.at ?? end) - end
  if (over <= 0) return said
  const back = over + random.int(1, 90) * MINUTE
  return said.map((line) => ({ ...line, at: line.at - back }))
}

function isAwake(time: number): boolean {
  return time - startOfDay(time) >= 7 * HOUR
}

/** The first suitable time on a suitable day, not before `free`. */
function chooseStart(wished: number, free: number, moment: Moment, random: Random): number {
  const [from, to] = HOURS[moment]
  for (let day = startOfDay(Math.max(wished, free)); ; day += DAY) {
    if (!suitsDay(day, moment)) continue
    const earliest = Math.max(day + from * HOUR, free)
    const latest = day + to * HOUR
    if (earliest < latest) return Math.round(earliest + random.next() * (latest - earliest))
  }
}

function suitsDay(day: number, moment: Moment): boolean {
  const weekday = new Date(day + CLOCK).getUTCDay()
  const weekend = weekday === 0 || weekday === 6
  if (moment === 'work') return !weekend
  return moment === 'weekend' ? weekend : true
}

function startOfDay(time: number): number {
  return Math.floor((time + CLOCK) / DAY) * DAY - CLOCK
}

function timeLines<T extends { text: string; author: unknown; pause: number }>(
  lines: readonly T[],
  start: number,
  random: Random,
): Timed<T>[] {
  let at = start
  let before: T | undefined
  return lines.map((line) => {
    if (before) at = afterNight(at + line.pause + delay(line, before, random), random)
    before = line
    return { ...line, at }
  })
}

/** ms. Typing takes its time; the same person goes on at once, another one reads and thinks first, or is busy. */
function delay(line: { text: string; author: unknown }, before: { author: unknown }, random: Random): number {
  const typing = 2 * SECOND + line.text.length * random.int(90, 190)
  if (line.author === before.author) return typing + random.int(0, 9 * SECOND)
  const thinking = -Math.log(1 - random.next()) * 40 * SECOND
  const busy = random.chance(0.1) ? random.int(3, 22) * MINUTE : 0
  return Math.round(typing + thinking + busy)
}

/** What would be said in the small hours waits for the morning. */
function afterNight(time: number, random: Random): number {
  const hour = (time - startOfDay(time)) / HOUR
  if (hour < 0.7 || hour >= 7) return time
  return startOfDay(time) + 7 * HOUR + random.int(10, 140) * MINUTE
}
