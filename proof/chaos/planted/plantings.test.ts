import fs from 'node:fs'
import { expect, test } from 'vitest'
import { applyEdit } from '#proof/chaos/planted/plant.ts'
import { PLANTINGS } from '#proof/chaos/planted/plantings.ts'

test.each(PLANTINGS.flatMap(({ name, edits }) => edits.map((edit) => [name, edit.file, edit] as const)))(
  '%s can still be planted in %s',
  (_name, file, edit) => {
    const text = fs.readFileSync(file, 'utf8')
    expect(applyEdit(text, edit)).not.toBe(text)
  },
)

test('a change that fits nowhere, or at two places, is refused', () => {
  const edit = { file: 'a.ts', find: 'await', replace: 'void' }
  expect(() => applyEdit('nothing', edit)).toThrow('stands 0 times')
  expect(() => applyEdit('await a\nawait b', edit)).toThrow('stands 2 times')
})
