import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { createDrafts, type DraftStore } from '#client/drafts/drafts.ts'
import { connectDatabase } from '#client/storage/database.ts'
import { createDraftsTable } from '#client/storage/drafts-table.ts'

function open(kept: Record<number, string> = {}) {
  const rows = new Map(Object.entries(kept).map(([chatId, text]) => [Number(chatId), text]))
  const put = vi.fn(async (drafts: ReadonlyMap<number, string>) => {
    for (const [chatId, text] of drafts) rows.set(chatId, text)
  })
  const store: DraftStore = { all: async () => new Map(rows), put }
  const seen = { drafts: new Map() as ReadonlyMap<number, string> }
  const written = vi.fn()
  const drafts = createDrafts(
    store,
    (all) => {
      seen.drafts = all
    },
    written,
  )
  return { drafts, put, seen, written, rows }
}

test('[BC23] a draft is seen and written at once', async () => {
  const { drafts, put, seen, written } = open()
  drafts.set(7, 'hey')
  expect(seen.drafts.get(7)).toBe('hey')
  expect(put.mock.calls).toEqual([[new Map([[7, 'hey']])]])
  await vi.waitFor(() => expect(written.mock.calls).toEqual([[7, 'hey']]))
})

test('[BC23] an empty one is none', async () => {
  const { drafts, seen, rows } = open({ 7: 'hey' })
  await drafts.restore()
  expect(seen.drafts.get(7)).toBe('hey')
  drafts.set(7, '  \n')
  expect(seen.drafts.has(7)).toBe(false)
  expect(rows.get(7)).toBe('')
})

test('what another tab wrote is seen, but not over what is being typed here', async () => {
  const { drafts, seen } = open()
  drafts.set(7, 'mine')
  drafts.hear(7, 'theirs')
  drafts.hear(8, 'theirs')
  expect([...seen.drafts]).toEqual([
    [7, 'mine'],
    [8, 'theirs'],
  ])
})

test('[BC23] the database keeps drafts and forgets empty ones', async () => {
  const table = createDraftsTable(connectDatabase(1))
  await table.put(
    new Map([
      [7, 'hey'],
      [8, 'you'],
    ]),
  )
  await table.put(new Map([[7, '']]))
  expect(await createDraftsTable(connectDatabase(1)).all()).toEqual(new Map([[8, 'you']]))
})
