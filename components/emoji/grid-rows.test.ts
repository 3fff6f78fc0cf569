import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Grid, layOut, rowOf, rowsBetween, sectionAt, stepTo } from '#components/emoji/grid-rows.ts'

const items = (count: number) => Array.from({ length: count }, (_, number) => number)
const sections = [
  { id: 'recent', title: 'Recent', items: items(3) },
  { id: 'people', title: 'People', items: items(10) },
  { id: 'flags', title: 'Flags', items: items(8) },
]
const grid = layOut(sections, { columns: 4, cell: 42, title: 30 })
const some = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 })
const made = (counts: number[], columns: number): Grid<number> =>
  layOut(
    counts.map((count, number) => ({ id: `${number}`, title: number % 2 ? 'title' : null, items: items(count) })),
    { columns, cell: 42, title: 30 },
  )

test('[EM5] rows stand one under the other, and every item in one of them', () => {
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 12 }), (counts, columns) => {
      const { rows, height, count } = made(counts, columns)
      let top = 0
      let next = 0
      for (const row of rows) {
        expect(row.top).toBe(top)
        top += row.height
        if (row.title !== null) continue
        expect(row.from).toBe(next)
        expect(row.items.length).toBeLessThanOrEqual(columns)
        next += row.items.length
      }
      expect(height).toBe(top)
      expect(next).toBe(count)
      expect(count).toBe(counts.reduce((sum, each) => sum + each, 0))
    }),
  )
})

test('[EM5] what is drawn covers what is in view', () => {
  fc.assert(
    fc.property(some, fc.nat(2_000), fc.integer({ min: 1, max: 600 }), (counts, top, height) => {
      const all = made(counts, 8)
      const [from, to] = rowsBetween(all, top, top + height)
      const inView = all.rows.filter((row) => row.top < top + height && row.top + row.height > top)
      expect(all.rows.slice(from, to)).toEqual(inView)
    }),
  )
})

test('[EM5] a height belongs to the section whose heading was the last above it', () => {
  expect([-5, 0, 71, 72, 227, 228, 9_999].map((top) => sectionAt(grid, top))).toEqual([
    'recent',
    'recent',
    'recent',
    'people',
    'people',
    'flags',
    'flags',
  ])
  expect(sectionAt(layOut([], { columns: 4, cell: 42, title: 30 }), 0)).toBeNull()
})

test('[EM5] arrows walk over the ends of rows and sections, and up from the first row leads out', () => {
  const walk = (at: number, key: string, ctrl = false) => stepTo(grid, at, key, ctrl)
  expect(walk(2, 'ArrowRight')).toBe(3)
  expect(walk(3, 'ArrowLeft')).toBe(2)
  expect(walk(0, 'ArrowLeft')).toBe(0)
  expect(walk(20, 'ArrowRight')).toBe(20)
  expect(walk(2, 'ArrowUp')).toBe(-1)
  expect(walk(2, 'ArrowDown')).toBe(5)
  expect(walk(6, 'ArrowUp')).toBe(2)
  // The last row of a section may be shorter.
  expect(walk(10, 'ArrowDown')).toBe(12)
  expect(walk(20, 'ArrowDown')).toBe(20)
  expect(walk(5, 'Home')).toBe(3)
  expect(walk(5, 'End')).toBe(6)
  expect(walk(5, 'Home', true)).toBe(0)
  expect(walk(5, 'End', true)).toBe(20)
  expect(walk(0, 'PageDown')).toBe(17)
  expect(walk(17, 'PageUp')).toBe(0)
  expect(walk(5, 'a')).toBeNull()
})

test('[EM5] no key leads out of the grid but the one at its top', () => {
  const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']
  fc.assert(
    fc.property(some, fc.nat(), fc.constantFrom(...keys), fc.boolean(), (counts, number, key, ctrl) => {
      const all = made(counts, 5)
      const at = number % all.count
      const to = stepTo(all, at, key, ctrl)
      if (to === -1) expect([key, rowOf(all, at) <= 1]).toEqual(['ArrowUp', true])
      else expect(rowOf(all, to ?? -1)).toBeGreaterThanOrEqual(0)
    }),
  )
})
