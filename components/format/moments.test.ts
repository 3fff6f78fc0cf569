import { expect, test } from 'vitest'
import { dayLabel, listTime } from '#components/format/moments.ts'

// A zone that is hardly anybody's own, so that the machine's clock cannot help.
const at = (text: string) => Date.parse(`${text}+05:45`)
const RU = { locale: 'ru', timeZone: 'Asia/Kathmandu' } as const
const EN = { locale: 'en', timeZone: 'Asia/Kathmandu' } as const
const now = at('2026-07-15T14:32:30') // a Wednesday

test.each([
  ['2026-07-15T14:32:10', 'сейчас', 'now'],
  ['2026-07-15T14:40:00', 'сейчас', 'now'],
  ['2026-07-15T14:31:30', '1 мин', '1 min'],
  ['2026-07-15T14:27:00', '5 мин', '5 min'],
  ['2026-07-15T13:32:31', '59 мин', '59 min'],
  ['2026-07-15T13:32:30', '13:32', '13:32'],
  ['2026-07-15T00:00:00', '00:00', '00:00'],
  ['2026-07-14T23:59:59', 'вчера', 'yesterday'],
  ['2026-07-13T09:00:00', 'пн', 'Mon'],
  ['2026-07-09T09:00:00', 'чт', 'Thu'],
  ['2026-07-08T23:59:00', '08.07', '8 Jul'],
  ['2025-12-31T12:00:00', '31.12.2025', '31 Dec 2025'],
])('a row says when %s was: %s, %s', (moment, ru, en) => {
  expect([listTime(at(moment), now, RU), listTime(at(moment), now, EN)]).toEqual([ru, en])
})

test('seconds and minutes win over the date just after midnight', () => {
  expect(listTime(at('2026-07-14T23:59:50'), at('2026-07-15T00:00:10'), EN)).toBe('now')
  expect(listTime(at('2026-07-14T23:55:00'), at('2026-07-15T00:05:00'), EN)).toBe('10 min')
})

test.each([
  ['2026-07-15T00:10:00', 'Сегодня', 'Today'],
  ['2026-07-14T12:00:00', 'Вчера', 'Yesterday'],
  ['2026-07-01T12:00:00', '1 июля', '1 July'],
  ['2024-02-29T12:00:00', '29 февраля 2024', '29 February 2024'],
])('the pill over the day of %s says %s, %s', (moment, ru, en) => {
  expect([dayLabel(at(moment), now, RU), dayLabel(at(moment), now, EN)]).toEqual([ru, en])
})
