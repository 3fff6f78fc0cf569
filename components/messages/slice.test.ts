import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bounds,
  fitSlice,
  indexOfSeq,
  SLICE,
  type Slice,
  sliceAround,
  sliceAtEnd,
  stepSlice,
} from '#components/messages/slice.ts'

/** Seqs as a chat has them: growing, with gaps where a change was no message. */
const stretchOf = (length: number, first = 1, gap = 3) =>
  Array.from({ length }, (_, index) => ({ seq: first + index * gap }))
const sizeOf = (stretch: { seq: number }[], slice: Slice) => {
  const [start, end] = bounds(stretch, slice)
  return end - start
}

test('a seq is found, or the place after it', () => {
  const stretch = stretchOf(100)
  expect(indexOfSeq(stretch, 1)).toBe(0)
  expect(indexOfSeq(stretch, 4)).toBe(1)
  expect(indexOfSeq(stretch, 5)).toBe(2)
  expect(indexOfSeq(stretch, 0)).toBe(0)
  expect(indexOfSeq(stretch, 1e9)).toBe(100)
})

test('[TH7] a chat opens with its end or with a message in the middle', () => {
  const stretch = stretchOf(1000)
  expect(bounds(stretch, sliceAtEnd(stretch))).toEqual([1000 - SLICE.first, 1000])
  expect(sliceAtEnd(stretch).to).toBe(null)
  const around = sliceAround(stretch, stretch[500]?.seq ?? 0)
  expect(bounds(stretch, around)).toEqual([500 - SLICE.above, 500 + SLICE.first])
  expect(bounds(stretchOf(10), sliceAtEnd(stretchOf(10)))).toEqual([0, 10])
  expect(bounds([], sliceAtEnd([]))).toEqual([0, 0])
})

test('[TH4] pages added above and messages added below do not move a slice, a slice at the end follows it', () => {
  const stretch = stretchOf(400, 1000)
  const slice = sliceAround(stretch, stretch[200]?.seq ?? 0)
  const longer = [...stretchOf(60, 1000 - 180), ...stretch, ...stretchOf(5, 1000 + 1200)]
  const [start, end] = bounds(longer, slice)
  expect([start - 60, end - 60]).toEqual(bounds(stretch, slice))
  expect(bounds(longer, sliceAtEnd(stretch))[1]).toBe(longer.length)
})

test('[TH4] walking up through thousands and down again never leaves more than the limit, nor drops what is visible', () => {
  const stretch = stretchOf(5000)
  fc.assert(
    fc.property(fc.array(fc.constantFrom<'up' | 'down'>('up', 'down'), { maxLength: 200 }), (ways) => {
      let slice = sliceAround(stretch, stretch[2500]?.seq ?? 0)
      for (const way of ways) {
        const [start, end] = bounds(stretch, slice)
        // The reader is near the edge he moves to.
        const first = way === 'up' ? start : Math.max(start, end - 30)
        const last = way === 'up' ? Math.min(end, start + 30) - 1 : end - 1
        const visible: [number, number] = [stretch[first]?.seq ?? 0, stretch[last]?.seq ?? 0]
        slice = stepSlice(stretch, slice, way, visible)
        const [newStart, newEnd] = bounds(stretch, slice)
        expect(newStart).toBeLessThanOrEqual(first)
        expect(newEnd).toBeGreaterThan(last)
        expect(newEnd - newStart).toBeLessThanOrEqual(SLICE.most)
      }
    }),
  )
})

test('the last step ends at the very edge', () => {
  const stretch = stretchOf(80)
  const first = stepSlice(stretch, sliceAtEnd(stretch), 'up', [61, 121])
  expect(bounds(stretch, first)).toEqual([0, 80])
  expect(stepSlice(stretch, first, 'up', [1, 60])).toBe(first)
  const down = stepSlice(stretch, { from: 1, to: 150 }, 'down', [61, 150])
  expect(down.to).toBe(null)
  expect(stepSlice(stretch, down, 'down', [61, 241])).toBe(down)
})

test('[TH4] a very tall window keeps all that it shows', () => {
  const stretch = stretchOf(1000)
  const slice: Slice = { from: stretch[300]?.seq ?? 0, to: stretch[699]?.seq ?? 0 }
  const next = stepSlice(stretch, slice, 'up', [stretch[310]?.seq ?? 0, stretch[690]?.seq ?? 0])
  expect(bounds(stretch, next)).toEqual([240, 700])
})

test('[TH4] arrivals are cut back above a reader at the end and below one who reads on', () => {
  const stretch = stretchOf(1000)
  const grown: Slice = { from: stretch[700]?.seq ?? 0, to: null }
  expect(bounds(stretch, fitSlice(stretch, grown, true))).toEqual([1000 - SLICE.most, 1000])
  expect(bounds(stretch, fitSlice(stretch, grown, false))).toEqual([700, 700 + SLICE.most])
  const small: Slice = { from: stretch[800]?.seq ?? 0, to: null }
  expect(fitSlice(stretch, small, false)).toBe(small)
})

test('a slice that the new stretch does not know becomes its end', () => {
  const stretch = stretchOf(500)
  expect(sizeOf(stretch, fitSlice(stretch, { from: 9000, to: null }, false))).toBe(SLICE.first)
  expect(fitSlice([], { from: 5, to: 9 }, true)).toEqual({ from: 5, to: 9 })
})
