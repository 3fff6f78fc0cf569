import { expect, test } from 'vitest'
import { presenceSentence } from '#components/format/last-seen.ts'
import type { PresenceState } from '#contracts/users.ts'

const RU = { locale: 'ru', timeZone: 'Europe/Moscow' } as const
const at = (text: string) => Date.parse(`${text}+03:00`)
const now = at('2026-07-15T14:32:30')
const seen = (moment: string | null, state: PresenceState = 'offline') =>
  presenceSentence({ user_id: 1, state, last_seen_at: moment && new Date(at(moment)).toISOString() }, now, RU)

test('being here needs no time', () => {
  expect(seen(null, 'online')).toEqual({ key: 'presence.online' })
  expect(seen('2026-07-15T14:00:00', 'idle')).toEqual({ key: 'presence.idle' })
})

test('nothing known is offline', () => {
  expect(seen(null)).toEqual({ key: 'presence.offline' })
  expect(presenceSentence(undefined, now, RU)).toEqual({ key: 'presence.offline' })
})

test('the sentence grows coarser with time', () => {
  expect(seen('2026-07-15T14:32:00')).toEqual({ key: 'presence.justNow' })
  expect(seen('2026-07-15T14:26:00')).toEqual({ key: 'presence.minutes', values: { count: 6 } })
  expect(seen('2026-07-15T12:00:00')).toEqual({ key: 'presence.hours', values: { count: 2 } })
  expect(seen('2026-07-14T23:10:00')).toEqual({ key: 'presence.yesterday', values: { time: '23:10' } })
  expect(seen('2026-07-14T00:10:00')).toEqual({ key: 'presence.yesterday', values: { time: '00:10' } })
  expect(seen('2026-07-10T12:00:00')).toEqual({ key: 'presence.weekday', values: { day: 'fri' } })
  expect(seen('2026-07-03T12:00:00')).toEqual({ key: 'presence.date', values: { date: '3 июля' } })
  expect(seen('2025-07-03T12:00:00')).toEqual({ key: 'presence.date', values: { date: '3 июля 2025' } })
})
