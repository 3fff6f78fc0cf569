import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { WrittenEntry } from '#proof/history/entry.ts'
import { readHistory } from '#proof/history/read-history.ts'
import { writeHistory } from '#proof/history/write-history.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

const RUN: WrittenEntry = { type: 'run', format: 1, seed: '7', startedAt: '2026-11-22T18:00:00.000Z' }

test('what is written is read again, with what may be left out filled in', async () => {
  const file = path.join(temporaryFolder(), 'history.jsonl')
  const history = writeHistory(file)
  history.write(RUN)
  history.write({ type: 'fault', id: 1, kind: 'kill_server', from: 3, to: 4.5 })
  await history.close()
  expect(await readHistory(file)).toEqual({
    entries: [
      { ...RUN, about: '' },
      { type: 'fault', id: 1, kind: 'kill_server', from: 3, to: 4.5, network: false, clients: null },
    ],
    malformed: [],
  })
})

test('a line that is no entry is refused when it is written, and named when it is read', async () => {
  const file = path.join(temporaryFolder(), 'history.jsonl')
  const history = writeHistory(file)
  expect(() => history.write({ type: 'quiet' } as never)).toThrow('Not a line of a history')
  await history.close()
  const open =
    '{"type":"op","id":1,"client":"a","user":1,"session":null,"transport":"rest","startedAt":1,"endedAt":null'
  fs.writeFileSync(
    file,
    `${JSON.stringify(RUN)}\n{"type":"quiet"}\n{"type":\n${open},"outcome":"ok","call":{"kind":"sign_out"}}\n`,
  )
  const { entries, malformed } = await readHistory(file)
  expect(entries.map((entry) => entry?.type)).toEqual(['run', undefined, undefined, undefined])
  expect(malformed.map(({ line }) => line)).toEqual([2, 3, 4])
  expect(malformed[0]?.reason).toContain('at:')
  expect(malformed[2]?.reason).toContain('Only an unknown call may have no end')
})
