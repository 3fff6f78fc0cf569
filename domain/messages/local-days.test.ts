import { expect, test } from 'vitest'
import { localMonth, monthOf } from '#domain/messages/local-days.ts'

const starts = (month: string, zone: string) =>
  new Map(localMonth(month, zone).days.map(({ date, start }) => [date, new Date(start).toISOString()]))

test('[CH17] a month has its days, each from midnight to midnight of the place', () => {
  expect(localMonth('2026-02', 'UTC').days.map(({ date }) => date)).toHaveLength(28)
  expect(localMonth('2028-02', 'UTC').days.at(-1)?.date).toBe('2028-02-29')
  expect(starts('2026-11', 'Asia/Kolkata').get('2026-11-03')).toBe('2026-11-02T18:30:00.000Z')
  expect(starts('2026-07', 'America/New_York').get('2026-07-01')).toBe('2026-07-01T04:00:00.000Z')
  expect(new Date(localMonth('2026-12', 'Pacific/Kiritimati').end).toISOString()).toBe('2026-12-31T10:00:00.000Z')
})

test('[CH17] where clocks are moved a day is shorter or longer, and none begins twice', () => {
  const march = starts('2026-03', 'Europe/Berlin')
  expect([march.get('2026-03-29'), march.get('2026-03-30')]).toEqual([
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ])
  const october = starts('2026-10', 'Europe/Berlin')
  expect([october.get('2026-10-25'), october.get('2026-10-26')]).toEqual([
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
  ])
})

test('[CH17] a day whose midnight is left out begins at one', () => {
  expect(starts('2018-11', 'America/Sao_Paulo').get('2018-11-04')).toBe('2018-11-04T03:00:00.000Z')
  expect(starts('2024-04', 'Africa/Cairo').get('2024-04-26')).toBe('2024-04-25T22:00:00.000Z')
})

test('[CH17] every moment of a year belongs to the day whose beginning is the last before it', () => {
  for (const zone of ['Europe/Moscow', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Beirut']) {
    const months = Array.from({ length: 12 }, (_, at) => localMonth(`2025-${String(at + 1).padStart(2, '0')}`, zone))
    const days = months.flatMap((month) => month.days)
    const date = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
    for (const [at, day] of days.entries()) {
      const end = days[at + 1]?.start ?? months.at(-1)?.end ?? 0
      expect([date.format(day.start), date.format(end - 1)]).toEqual([day.date, day.date])
    }
  }
})

test('the month of a moment is that of the place', () => {
  const at = Date.parse('2026-10-31T23:30:00Z')
  expect([monthOf(at, 'UTC'), monthOf(at, 'Europe/Moscow')]).toEqual(['2026-10', '2026-11'])
})
