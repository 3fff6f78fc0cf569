import { daysAgo, HOUR, MINUTE, sameYear, wallTime } from '#components/format/calendar.ts'
import { dateFormat, type Region } from '#components/format/formats.ts'
import { clockTime } from '#components/format/moments.ts'
import type { Presence } from '#contracts/users.ts'

/** Which sentence says where a person is, and what goes into it; the words stand in the `chats` namespace. */
export type PresenceSentence =
  | { key: 'presence.online' | 'presence.idle' | 'presence.offline' | 'presence.justNow' }
  | { key: 'presence.minutes' | 'presence.hours'; values: { count: number } }
  | { key: 'presence.yesterday'; values: { time: string } }
  | { key: 'presence.weekday'; values: { day: string } }
  | { key: 'presence.date'; values: { date: string } }

/** Weekdays as keys, because Russian bends them: "в среду", "во вторник". */
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** What to say of a person at `now` (ms since the epoch); `undefined` presence means that nothing is known yet. */
export function presenceSentence(presence: Presence | undefined, now: number, region: Region): PresenceSentence {
  if (presence?.state === 'online') return { key: 'presence.online' }
  if (presence?.state === 'idle') return { key: 'presence.idle' }
  if (!presence?.last_seen_at) return { key: 'presence.offline' }
  const { locale, timeZone } = region
  const at = Date.parse(presence.last_seen_at)
  const days = daysAgo(at, now, timeZone)
  if (now - at < MINUTE) return { key: 'presence.justNow' }
  if (now - at < HOUR) return { key: 'presence.minutes', values: { count: Math.floor((now - at) / MINUTE) } }
  if (days === 0) return { key: 'presence.hours', values: { count: Math.floor((now - at) / HOUR) } }
  if (days === 1) return { key: 'presence.yesterday', values: { time: clockTime(at, region) } }
  if (days < 7)
    return { key: 'presence.weekday', values: { day: WEEKDAYS[wallTime(at, timeZone).getUTCDay()] ?? 'sun' } }
  const year = sameYear(at, now, timeZone) ? undefined : 'numeric'
  const date = dateFormat(region, { day: 'numeric', month: locale === 'ru' ? 'long' : 'short', year }).format(at)
  return { key: 'presence.date', values: { date: date.replace(/\s*г\.$/, '') } }
}
