import fs from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as simulation from '#client/sync/testing/simulate.ts'
import { applyEdit } from '#proof/chaos/planted/plant.ts'
import type { Edit } from '#proof/chaos/planted/plantings.ts'
import { PLANTINGS } from '#proof/simulation/plantings.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** Schedules are the same in every run: what is found once is found again. */
const SEED = 20_261_123
const RUNS = 6_000

/** The simulation and everything it tries, with one change in its sources. */
async function plant(edit: Edit | null): Promise<typeof simulation> {
  const root = process.cwd()
  const planted = edit && applyEdit(fs.readFileSync(edit.file, 'utf8'), edit)
  const { outputFiles } = await build({
    entryPoints: ['client/sync/testing/simulate.ts'],
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    plugins: [
      {
        name: 'plant',
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path: file }) =>
            planted !== null && path.relative(root, file) === edit?.file
              ? { contents: planted, loader: 'ts' }
              : undefined,
          )
        },
      },
    ],
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`)
}

describe('the simulation finds', () => {
  test.each(PLANTINGS)('$name', async ({ edit, expected }) => {
    const { simulate } = await plant(edit)
    const found = await simulate({ runs: RUNS, seed: SEED, isQuick: true })
    expect(found.failed).toBe(true)
    expect((found.errorInstance as Error).message).toMatch(expected)
  })

  test('nothing where nothing is planted, by the same schedules', async () => {
    const { simulate } = await plant(null)
    expect(await simulate({ runs: 300, seed: SEED, isQuick: true })).toMatchObject({ failed: false, numRuns: 300 })
  })

  test('a short way to a fault: of a hundred deeds a sixth is left at most', async () => {
    const { simulate } = await plant(PLANTINGS[0]?.edit ?? null)
    const { counterexample, numShrinks } = await simulate({ runs: RUNS, seed: SEED })
    expect(counterexample?.[1].length).toBeLessThanOrEqual(16)
    expect(numShrinks).toBeGreaterThan(0)
  })
})
