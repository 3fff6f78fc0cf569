import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkHistory } from '#proof/checker/check-history.ts'
import { DEEDS, type Deed, type Step } from '#proof/checker/testing/deeds.ts'
import { richHistory } from '#proof/checker/testing/planting.ts'
import { recordRun } from '#proof/checker/testing/record-run.ts'
import { INVARIANTS } from '#proof/checker/verdict.ts'

const runs = Number(process.env.SIMULATION_RUNS ?? 60)

function schedules(): fc.Arbitrary<Step[]> {
  const deeds = (Object.keys(DEEDS) as Deed[]).map((deed) => ({ weight: DEEDS[deed], arbitrary: fc.constant(deed) }))
  const number = fc.nat({ max: 999 })
  return fc.array(fc.tuple(fc.oneof(...deeds), number, number, number), { maxLength: 400, size: 'max' })
}

test('a right history is never blamed', () => {
  fc.assert(
    fc.property(schedules(), (steps) => {
      const { violations, unsound } = checkHistory(recordRun(steps))
      expect(violations.map(({ invariant, sentence }) => `${invariant} ${sentence}`)).toEqual([])
      expect(unsound).toEqual([])
    }),
    { numRuns: runs },
  )
})

test('the history in which violations are planted is right, and says something about everything', () => {
  const { violations, counts, unsound } = checkHistory(richHistory())
  expect([violations, unsound]).toEqual([[], []])
  expect(Object.keys(counts)).toEqual(Object.keys(INVARIANTS))
  const unseen = Object.entries(counts).flatMap(([invariant, facts]) =>
    Object.entries(facts).flatMap(([fact, count]) => (count === 0 ? `${invariant} ${fact}` : [])),
  )
  expect(unseen, 'choose another seed in planting.ts').toEqual([])
})

test('a history that says nothing leaves every invariant without a fact', () => {
  const run = richHistory().slice(0, 1)
  const { violations, counts } = checkHistory(run)
  expect(violations).toEqual([])
  expect(
    Object.values(counts)
      .flatMap((facts) => Object.values(facts))
      .every((count) => count === 0),
  ).toBe(true)
})
