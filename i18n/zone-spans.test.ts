import { describe, expect, test } from 'vitest'
import { offsetAt } from '#i18n/zone-offsets.ts'
import { offsetsAround } from '#i18n/zone-spans.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2026-07-15T12:00:00Z')

describe('the offsets that go with a page', () => {
  test.each([
    'Europe/Berlin',
    'Europe/Moscow',
    'Asia/Kathmandu',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Chatham',
  ])('say the same as the clocks of %s, in each hour', (timeZone) => {
    const spans = offsetsAround(NOW, timeZone)
    expect(spans.length).toBeLessThan(7)
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    const utc = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'medium' })
    const begin = spans[0]?.from ?? Number.NaN
    const end = spans.at(-1)?.until ?? Number.NaN
    expect(end - begin).toBeGreaterThan(430 * 24 * HOUR)
    for (let at = begin; at < end; at += HOUR) {
      const span = spans.find(({ from, until }) => from <= at && at < until)
      expect(utc.format(at + (span?.offset ?? Number.NaN))).toBe(clock.format(at))
    }
  })

  test('a change counts from its very minute', () => {
    const change = Date.parse('2026-03-29T01:00:00Z')
    const spans = offsetsAround(NOW, 'Europe/Berlin')
    expect(spans.map(({ offset }) => offset / HOUR)).toEqual([2, 1, 2])
    expect(spans[2]?.from).toBe(change)
    expect([offsetAt(change - 1, 'Europe/Berlin'), offsetAt(change, 'Europe/Berlin')]).toEqual([HOUR, 2 * HOUR])
  })
})
