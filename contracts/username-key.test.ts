import { expect, test } from 'vitest'
import { usernameKey } from '#contracts/username-key.ts'

test.each([
  ['Alice', 'aLICE'],
  ['ЁЖИК', 'ёжик'],
  ['STRASSE', 'straße'],
  ['ΟΔΟΣ', 'οδος'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['Ａlice', 'alice'],
  ['KIM', 'kım'],
])('[ACC2] %s and %s are one name', (one, other) => {
  expect(usernameKey(one)).toBe(usernameKey(other))
})

test('[ACC2] different names stay different', () => {
  expect(new Set(['anna', 'anna_', 'anna.', 'hanna', 'анна'].map(usernameKey)).size).toBe(5)
})
