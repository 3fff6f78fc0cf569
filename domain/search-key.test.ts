import { expect, test } from 'vitest'
import { literally, personKey, searchKey } from '#domain/search-key.ts'

test.each([
  ['АРТЁМ', 'артем'],
  ['Арте\u0308м', 'Артем'],
  ['Straße', 'STRASSE'],
  ['ＡＮＮＡ', 'anna'],
  ['  Anna \n Bell ', 'anna bell'],
  ['ΣΊΣΥΦΟΣ', 'σίσυφος'],
])('[ACC9] %j is found by %j', (one, other) => {
  expect(searchKey(one)).toBe(searchKey(other))
})

test('[ACC9] other letters stay apart, and both names of a person are found', () => {
  expect(new Set(['анна', 'ання', 'anna', 'инна'].map(searchKey)).size).toBe(4)
  expect(personKey('Ёлка', 'Катя\nЁлкина')).toBe('елка\nкатя елкина')
  expect(literally('100%_\\')).toBe('100\\%\\_\\\\')
})
