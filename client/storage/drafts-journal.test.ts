import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connectDatabase } from '#client/storage/database.ts'
import { createDraftsJournal } from '#client/storage/drafts-journal.ts'
import { createDraftsTable } from '#client/storage/drafts-table.ts'
import { createOutboxJournal } from '#client/storage/outbox-journal.ts'
import { createStorage, withJournal } from '#client/storage/storage.ts'
import { fakeLocalStorage } from '#client/testing/fake-local-storage.ts'
import { queued } from '#client/testing/rows.ts'

beforeEach(() => vi.stubGlobal('localStorage', fakeLocalStorage()))
afterEach(() => vi.unstubAllGlobals())

const draft = (text: string) => new Map([[7, text]])
const never = () => new Promise<never>(() => {})

test('[BC23] a draft whose write was cut off by the closing page is there again, and then in the database', async () => {
  const dying = withJournal({ all: never, put: never }, createDraftsJournal(1))
  void dying.put(draft('half a thought'))

  const table = createDraftsTable(connectDatabase(1))
  expect(await withJournal(table, createDraftsJournal(1)).all()).toEqual(draft('half a thought'))
  await vi.waitFor(async () => expect(await table.all()).toEqual(draft('half a thought')))
  await vi.waitFor(() => expect(Object.keys(localStorage)).toEqual([]))
})

test('[BC23] an emptied draft stays empty when the page closes over it', async () => {
  const table = createDraftsTable(connectDatabase(2))
  await table.put(draft('sent by now'))
  void withJournal({ all: never, put: never }, createDraftsJournal(2)).put(draft(''))
  expect(await withJournal(table, createDraftsJournal(2)).all()).toEqual(new Map())
})

test('a write that ends late does not forget what was typed after it', () => {
  const journal = createDraftsJournal(3)
  journal.note(draft('a'))
  journal.note(draft('ab'))
  journal.forget(draft('a'))
  expect(journal.all()).toEqual(draft('ab'))
})

test('signing out leaves nothing, and what a closing screen hands over afterwards is not kept', async () => {
  const storage = createStorage(4)
  void storage.drafts.put(draft('secret'))
  await storage.wipe()
  await storage.drafts.put(draft('secret'))
  expect(Object.keys(localStorage)).toEqual([])
})

test('what another account left behind is removed', async () => {
  createDraftsJournal(5).note(draft('theirs'))
  createOutboxJournal(5).note(queued('theirs'))
  createDraftsJournal(6).note(draft('mine'))
  await createStorage(6).isShared()
  expect(Object.keys(localStorage)).toEqual(['messenger-drafts-6/7'])
})

test('a damaged journal is an empty one', () => {
  localStorage.setItem('messenger-drafts-8/7', '"half')
  expect(createDraftsJournal(8).all()).toEqual(new Map())
})
