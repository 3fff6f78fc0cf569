import { describe, expect, test } from 'vitest'
import {
  dateOf,
  fullDate,
  lastDateOf,
  monthLabel,
  stepFrom,
  weekdays,
  weeksOf,
} from '#components/messages/calendar-days.ts'

describe('[TH17] the weeks of a month', () => {
  test('begin on Monday and hold its days alone', () => {
    const weeks = weeksOf('2026-11')
    expect(weeks).toHaveLength(6)
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
    expect(weeks.at(-1)).toEqual(['2026-11-30', null, null, null, null, null, null])
    expect(weeks.flat().filter(Boolean)).toHaveLength(30)
  })

  test('are four where a February fits, and know leap years', () => {
    expect(weeksOf('2027-02')).toHaveLength(4)
    expect(lastDateOf('2027-02')).toBe('2027-02-28')
    expect(lastDateOf('2028-02')).toBe('2028-02-29')
  })

  test('have each day of every month once', () => {
    for (let month = 0; month < 36; month++) {
      const name = new Date(Date.UTC(2025, month, 1)).toISOString().slice(0, 7)
      const days = weeksOf(name)
        .flat()
        .filter((date) => date !== null)
      const count = new Date(Date.UTC(2025, month + 1, 0)).getUTCDate()
      expect(days).toEqual(Array.from({ length: count }, (_, at) => `${name}-${String(at + 1).padStart(2, '0')}`))
    }
  })
})

test('[TH17] arrows lead from day to day and week to week, over the edge of a month', () => {
  const from = (date: string, key: string) => stepFrom(date, key)
  expect(from('2026-11-01', 'ArrowLeft')).toBe('2026-10-31')
  expect(from('2026-12-31', 'ArrowRight')).toBe('2027-01-01')
  expect(from('2026-11-28', 'ArrowDown')).toBe('2026-12-05')
  expect(from('2026-11-04', 'Home')).toBe('2026-11-02')
  expect(from('2026-11-04', 'End')).toBe('2026-11-08')
  expect(from('2026-11-04', 'a')).toBeNull()
})

test('words are those of the language', () => {
  expect([monthLabel('2026-11', 'en'), monthLabel('2026-05', 'ru')]).toEqual(['November 2026', 'Май 2026'])
  expect(fullDate('2026-11-03', 'en')).toMatch(/^Tuesday,? 3 November 2026$/)
  expect([weekdays('en')[0], weekdays('ru')[6]]).toEqual([
    { short: 'Mon', long: 'Monday' },
    { short: 'вс', long: 'воскресенье' },
  ])
})

test('the date of a moment is that of the clocks around the person', () => {
  const at = Date.parse('2026-03-09T23:59:00Z')
  expect(['Europe/London', 'Europe/Berlin', 'America/Lima'].map((zone) => dateOf(at, zone))).toEqual([
    '2026-03-09',
    '2026-03-10',
    '2026-03-09',
  ])
})
