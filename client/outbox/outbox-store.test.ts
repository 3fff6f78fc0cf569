import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { createMemoryOutbox, type OutboxStore, type StoredItem } from '#client/outbox/outbox-store.ts'
import { connectDatabase } from '#client/storage/database.ts'
import { createOutboxTable } from '#client/storage/outbox-table.ts'
import { withFallback } from '#client/storage/storage.ts'

const item = (clientId: string, patch: Partial<StoredItem> = {}): StoredItem => ({
  clientId,
  chatId: 7,
  content: `text ${clientId}`,
  queuedAt: 0,
  state: 'queued',
  problem: null,
  ...patch,
})

let account = 0
const broken: OutboxStore = {
  all: () => Promise.reject(new Error('broken')),
  add: () => Promise.reject(new Error('broken')),
  update: () => Promise.reject(new Error('broken')),
  requeue: () => Promise.reject(new Error('broken')),
  remove: () => Promise.reject(new Error('broken')),
}

describe.each([
  ['in memory', () => createMemoryOutbox()],
  ['in the database', () => createOutboxTable(connectDatabase(++account))],
  ['in memory, when the database is full', () => withFallback(broken, createMemoryOutbox())],
])('a queue %s', (_, open) => {
  const keys = async (store: OutboxStore) => (await store.all()).map(({ clientId }) => clientId)

  test('keeps the order of queueing', async () => {
    const store = open()
    for (const clientId of ['c', 'a', 'b']) await store.add(item(clientId))
    expect(await keys(store)).toEqual(['c', 'a', 'b'])
    expect(await store.all()).toEqual(['c', 'a', 'b'].map((clientId) => item(clientId)))
  })

  test('changes an item in its place, and does not bring back one that is gone', async () => {
    const store = open()
    for (const clientId of ['a', 'b']) await store.add(item(clientId))
    await store.update(item('a', { state: 'failed' }))
    await store.remove(['b'])
    await store.update(item('b', { state: 'failed' }))
    expect(await store.all()).toEqual([item('a', { state: 'failed' })])
  })

  test('puts what is tried again at the end', async () => {
    const store = open()
    for (const clientId of ['a', 'b']) await store.add(item(clientId, { state: 'failed' }))
    await store.requeue(item('a'))
    expect(await keys(store)).toEqual(['b', 'a'])
  })

  test('forgets what is removed', async () => {
    const store = open()
    for (const clientId of ['a', 'b', 'c']) await store.add(item(clientId))
    await store.remove(['a', 'c', 'unknown'])
    expect(await keys(store)).toEqual(['b'])
  })
})

test('a queue in the database is the same for the next page', async () => {
  await createOutboxTable(connectDatabase(++account)).add(item('a'))
  expect(await createOutboxTable(connectDatabase(account)).all()).toEqual([item('a')])
})
