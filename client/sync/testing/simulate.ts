import fc from 'fast-check'
import { STEP_NUMBERS, type Step, stepOf } from '#client/sync/testing/deeds.ts'
import { World } from '#client/sync/testing/world.ts'

export interface Simulation {
  runs: number
  seed?: number
  /** Stop at the first schedule that fails instead of looking for the shortest. */
  isQuick?: boolean
}

const schedule = fc.array(fc.noBias(fc.nat({ max: STEP_NUMBERS - 1 })).map(stepOf), { maxLength: 120, size: 'max' })
const begun = fc.option(fc.nat({ max: 12 }))

/** Plays random schedules, each in a world of its own. Answers what fast-check found; a failing schedule is as short as it could make it. */
export async function simulate({ runs, seed, isQuick = false }: Simulation) {
  const play = fc.asyncProperty(begun, schedule, (before, steps) => playSchedule(before, steps))
  return fc.check(play, { numRuns: runs, endOnFailure: isQuick, ...(seed !== undefined && { seed }) })
}

/** @throws when anything is wrong at any moment of it, or at rest */
export async function playSchedule(before: number | null, steps: readonly Step[]): Promise<void> {
  const world = new World()
  try {
    if (before !== null) await world.begin(before)
    await world.run(steps)
    await world.expectRight()
  } finally {
    world.end()
  }
}
