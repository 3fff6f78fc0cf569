import { expect, test } from 'vitest'
import { learnOffsets, offsetAt } from '#i18n/zone-offsets.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2026-07-15T12:00:00Z')

test('what a page has told is believed, and what it has not is asked for', () => {
  learnOffsets('Asia/Tokyo', [{ from: NOW, until: NOW + HOUR, offset: 42 }])
  expect(offsetAt(NOW, 'Asia/Tokyo')).toBe(42)
  expect(offsetAt(NOW + HOUR, 'Asia/Tokyo')).toBe(9 * HOUR)
})
