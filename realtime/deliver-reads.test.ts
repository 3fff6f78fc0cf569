import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withMark } from '#realtime/deliver-reads.ts'

const marks = fc.array(fc.record({ userId: fc.integer({ min: 1, max: 5 }), seq: fc.integer({ min: 1, max: 20 }) }))

/** The furthest mark of anybody but this person, among some marks. */
const othersRead = (seen: readonly { userId: number; seq: number }[], userId: number) =>
  Math.max(0, ...seen.filter((each) => each.userId !== userId).map((each) => each.seq))

test('[CH11] who hears only of marks that matter has the same ticks as who hears of all', () => {
  fc.assert(
    fc.property(marks, (all) => {
      let furthest: ReturnType<typeof withMark>['furthest'] = []
      const told: typeof all = []
      all.forEach((mark, at) => {
        const next = withMark(furthest, mark)
        furthest = next.furthest
        if (next.isNews) told.push(mark)
        for (let userId = 1; userId <= 5; userId++) {
          expect(othersRead(told, userId)).toBe(othersRead(all.slice(0, at + 1), userId))
        }
      })
    }),
  )
})
