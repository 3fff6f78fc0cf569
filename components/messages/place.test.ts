import { expect, test } from 'vitest'
import { correction, distanceToEnd, firstBelow, isNearEnd, toThird } from '#components/messages/place.ts'

test('[TH5] the reader keeps his line when something was added above it', () => {
  const before = [
    { item: 'a', top: -20 },
    { item: 'b', top: 30 },
  ]
  expect(correction(before, (item) => ({ a: 2980, b: 3030 })[item])).toBe(3000)
})

test('[TH5] when the first line is gone, the next one that is left decides', () => {
  const before = [
    { item: 'a', top: -20 },
    { item: 'b', top: 30 },
  ]
  expect(correction(before, (item) => ({ b: -70 })[item as 'b'])).toBe(-100)
  expect(correction(before, () => undefined)).toBe(0)
})

test('[TH5] nothing moves for less than half a pixel', () => {
  expect(correction([{ item: 'a', top: 10 }], () => 10.4)).toBe(0)
  expect(correction([{ item: 'a', top: 10 }], () => 10.6)).toBeCloseTo(0.6)
})

test('[TH6] near the end is within 100 px of it', () => {
  const extent = { scrollHeight: 2000, clientHeight: 800 }
  expect(isNearEnd({ ...extent, scrollTop: 1100 })).toBe(true)
  expect(isNearEnd({ ...extent, scrollTop: 1099 })).toBe(false)
  // Elastic scrolling goes beyond the end.
  expect(distanceToEnd({ ...extent, scrollTop: 1250 })).toBe(0)
})

test('[TH7] the divider comes to a third of what is visible', () => {
  expect(toThird(664, 64, 664)).toBe(400)
})

test('the first element below a line is found among thousands', () => {
  const bottoms = Array.from({ length: 5000 }, (_, index) => (index + 1) * 40)
  let looks = 0
  const bottomOf = (index: number) => {
    looks++
    return bottoms[index] ?? 0
  }
  expect(firstBelow(5000, 40 * 1234, bottomOf)).toBe(1234)
  expect(firstBelow(5000, 40 * 1234 - 1, bottomOf)).toBe(1233)
  expect(firstBelow(5000, -5, bottomOf)).toBe(0)
  expect(firstBelow(5000, 1e9, bottomOf)).toBe(5000)
  expect(looks).toBeLessThan(60)
})
