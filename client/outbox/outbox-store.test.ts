import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { createMemoryOutbox, type OutboxStore } from '#client/outbox/outbox-store.ts'
import { connectDatabase } from '#client/storage/database.ts'
import { keepOutbox } from '#client/storage/kept-outbox.ts'
import { createOutboxJournal } from '#client/storage/outbox-journal.ts'
import { createOutboxTable } from '#client/storage/outbox-table.ts'
import { fullTable } from '#client/testing/full-table.ts'
import { queued } from '#client/testing/rows.ts'

let account = 0
describe.each([
  ['in memory', () => createMemoryOutbox()],
  ['in the database', () => createOutboxTable(connectDatabase(++account))],
  ['in memory, when the database is full', () => keepOutbox(fullTable(++account), createOutboxJournal(account))],
  [
    'in the database, with a journal before it',
    () => keepOutbox(createOutboxTable(connectDatabase(++account)), createOutboxJournal(account)),
  ],
])('a queue %s', (_, open) => {
  const keys = async (store: OutboxStore) => (await store.all()).map(({ clientId }) => clientId)

  test('keeps the order of queueing', async () => {
    const store = open()
    for (const clientId of ['c', 'a', 'b']) await store.add(queued(clientId))
    expect(await keys(store)).toEqual(['c', 'a', 'b'])
    expect(await store.all()).toEqual(['c', 'a', 'b'].map((clientId) => queued(clientId)))
  })

  test('changes an item in its place, and does not bring back one that is gone', async () => {
    const store = open()
    for (const clientId of ['a', 'b']) await store.add(queued(clientId))
    await store.update(queued('a', { state: 'failed' }))
    await store.remove(['b'])
    await store.update(queued('b', { state: 'failed' }))
    expect(await store.all()).toEqual([queued('a', { state: 'failed' })])
  })

  test('puts what is tried again at the end', async () => {
    const store = open()
    for (const clientId of ['a', 'b']) await store.add(queued(clientId, { state: 'failed' }))
    await store.requeue(queued('a'))
    expect(await keys(store)).toEqual(['b', 'a'])
  })

  test('forgets what is removed', async () => {
    const store = open()
    for (const clientId of ['a', 'b', 'c']) await store.add(queued(clientId))
    await store.remove(['a', 'c', 'unknown'])
    expect(await keys(store)).toEqual(['b'])
  })
})

test('a queue in the database is the same for the next page', async () => {
  await createOutboxTable(connectDatabase(++account)).add(queued('a'))
  expect(await createOutboxTable(connectDatabase(account)).all()).toEqual([queued('a')])
})
