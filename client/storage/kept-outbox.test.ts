import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMessenger } from '#client/create-messenger.ts'
import { createOutbox } from '#client/outbox/outbox.ts'
import { connectDatabase } from '#client/storage/database.ts'
import { type KeptOutbox, keepOutbox } from '#client/storage/kept-outbox.ts'
import { createOutboxJournal } from '#client/storage/outbox-journal.ts'
import { createOutboxTable, type OutboxTable } from '#client/storage/outbox-table.ts'
import { createStorage } from '#client/storage/storage.ts'
import { fakeLocalStorage } from '#client/testing/fake-local-storage.ts'
import { fullTable } from '#client/testing/full-table.ts'
import { me, message, queued } from '#client/testing/rows.ts'

const writings: [string, string][] = []
let account = 100
beforeEach(() => {
  account++
  writings.length = 0
  vi.stubGlobal(
    'localStorage',
    fakeLocalStorage((key, value) => writings.push([key, value])),
  )
})
afterEach(() => vi.unstubAllGlobals())

const openTable = () => createOutboxTable(connectDatabase(account))
const open = (table: OutboxTable = openTable()) => keepOutbox(table, createOutboxJournal(account))
const idsOf = async (store: { all(): Promise<{ clientId: string }[]> }) =>
  (await store.all()).map(({ clientId }) => clientId)
/** What a page does whose writings to the database all come too late. */
function dyingTable(): OutboxTable {
  const never = () => new Promise<never>(() => {})
  return { all: never, add: never, takeIn: never, update: never, requeue: never, remove: never }
}
async function queue(store: KeptOutbox, ...clientIds: string[]): Promise<void> {
  for (const clientId of clientIds) {
    store.note(queued(clientId))
    await store.add(queued(clientId))
  }
}

describe('[BC13] a message whose page closes at once', () => {
  test('is kept in the same moment, before its draft is given up', () => {
    const messenger = createMessenger({ me: me({ id: account }) })
    messenger.setDraft(7, 'half a thought')
    void messenger.send(7, 'a whole one')
    expect(createOutboxJournal(account).all()).toMatchObject([{ chatId: 7, content: 'a whole one' }])
    expect(writings.map(([key, value]) => [key.split('/')[0], value.includes('whole')])).toEqual([
      [`messenger-drafts-${account}`, false],
      [`messenger-outbox-${account}`, true],
      [`messenger-drafts-${account}`, false],
    ])
  })

  test('is in the database of the next page, after what had been queued before, and once', async () => {
    await queue(open(), 'a', 'b')
    const dying = open(dyingTable())
    for (const clientId of ['c', 'd', 'e']) dying.note(queued(clientId))
    expect(await idsOf(open())).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(await idsOf(openTable())).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(createOutboxJournal(account).all()).toEqual([])
  })

  test('leaves the journal as soon as the database has it', async () => {
    const store = open()
    await queue(store, 'a')
    expect(Object.keys(localStorage)).toEqual([])
    expect(store.isOwn('a')).toBe(false)
  })

  test('is not doubled by another tab that reads meanwhile', async () => {
    const [first, second] = [open(), open()]
    for (const clientId of ['a', 'b']) first.note(queued(clientId))
    const writing = [first.add(queued('a')), first.add(queued('b'))]
    expect(await idsOf(second)).toEqual(['a', 'b'])
    await Promise.all(writing)
    for (const store of [first, second]) expect(await idsOf(store)).toEqual(['a', 'b'])
  })

  test('does not come back when another tab has sent it while it was being read', async () => {
    const table = openTable()
    const [first, second] = [open(), open({ ...table, takeIn: (read) => overtaken().then(() => table.takeIn(read)) })]
    first.note(queued('a'))
    const overtaken = async () => {
      await first.add(queued('a'))
      await first.remove(['a'])
    }
    expect(await idsOf(second)).toEqual([])
    expect(await idsOf(open())).toEqual([])
  })

  test('does not survive signing out', async () => {
    const storage = createStorage(account)
    storage.outbox.note(queued('a'))
    await storage.wipe()
    expect(storage.outbox.note(queued('b'))).toBe(false)
    expect(Object.keys(localStorage)).toEqual([])
  })
})

describe('[BC19] messages that the database does not take', () => {
  test('keep their order, and are kept for the next page', async () => {
    const table = openTable()
    let room = true
    const full = fullTable(account)
    const store = open({ ...table, add: (item) => (room ? table.add(item) : full.add(item)) })
    await queue(store, 'a')
    room = false
    await queue(store, 'b')
    room = true
    await queue(store, 'c')
    expect(['a', 'b', 'c'].map(store.isOwn)).toEqual([false, true, true])
    expect(await idsOf(open())).toEqual(['a', 'b', 'c'])
    expect(await idsOf(store)).toEqual(['a', 'b', 'c'])
  })

  test('are shown, changed and removed as others are', async () => {
    const store = open(fullTable(account))
    await queue(store, 'a', 'b')
    await store.update(queued('a', { state: 'failed' }))
    expect(await store.all()).toEqual([queued('a', { state: 'failed' }), queued('b')])
    expect(await open(fullTable(account)).all()).toEqual(await store.all())
    await store.requeue(queued('a'))
    expect(await idsOf(store)).toEqual(['b', 'a'])
    await store.remove(['a', 'b'])
    expect(await idsOf(store)).toEqual([])
    expect(Object.keys(localStorage)).toEqual([])
  })

  test('are sent by their own tab, though another one leads', async () => {
    vi.stubGlobal('localStorage', undefined)
    const store = open(fullTable(account))
    const sent: string[] = []
    const outbox = createOutbox({
      store,
      async send({ clientId }) {
        sent.push(clientId)
        return { ok: true, data: { message: message(1, { client_id: clientId }) } }
      },
      maySend: ({ clientId }) => store.isOwn(clientId),
      isThere: () => false,
      onStored: () => {},
      onChange: () => {},
      onSignedOut: () => {},
    })
    await outbox.add(queued('a'))
    expect(sent).toEqual(['a'])
  })
})
