import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connectDatabase, databaseName } from '#client/storage/database.ts'
import { createDraftsTable } from '#client/storage/drafts-table.ts'
import { createOutboxTable } from '#client/storage/outbox-table.ts'
import { createStorage } from '#client/storage/storage.ts'
import { chat, me, message, queued, replicaOf } from '#client/testing/rows.ts'

let account = 0
beforeEach(() => {
  account++
})
afterEach(() => void vi.restoreAllMocks())

const LATER = 99
const draft = new Map([[7, 'half a thought']])
const replica = replicaOf([chat({ head: 1 })], [message(1)])
const load = async () => (await createStorage(account).replica.load(me())).replica

/** An earlier page left all of this. */
async function leaveBehind(): Promise<void> {
  const storage = createStorage(account)
  await storage.outbox.add(queued('a'))
  await storage.drafts.put(draft)
  await storage.replica.save(
    { ...replica, epoch: null, chats: new Map(), conversations: new Map() },
    replica,
    new Map(),
  )
  expect(await load()).toMatchObject({ epoch: replica.epoch, chats: replica.chats })
}

async function expectUnsent(...clientIds: string[]): Promise<void> {
  const connection = connectDatabase(account)
  expect((await createOutboxTable(connection).all()).map(({ clientId }) => clientId)).toEqual(clientIds)
  expect(await createDraftsTable(connection).all()).toEqual(draft)
}

describe('[BC26] queue and drafts outlast', () => {
  test('a later build, whose copy of the server is left alone', async () => {
    await leaveBehind()
    const later = await openDB(databaseName(account), LATER, { upgrade: (db) => void db.createObjectStore('stars') })
    const stored = await later.getAll('chats')
    later.close()

    const storage = createStorage(account)
    expect(await storage.isShared()).toBe(true)
    expect((await storage.replica.load(me())).replica.epoch).toBeNull()
    await storage.outbox.add(queued('b'))
    await expect(storage.replica.save(replica, { ...replica, userRev: 5 }, new Map())).rejects.toThrow()
    await expectUnsent('a', 'b')
    const again = await openDB(databaseName(account))
    expect([again.version, await again.getAll('chats')]).toEqual([LATER, stored])
    again.close()
  })

  test('an earlier build, whose copy of the server is fetched anew', async () => {
    const earlier = await openDB(databaseName(account), 1, {
      upgrade(db) {
        db.createObjectStore('cursor').put({ epoch: replica.epoch, userRev: 1 }, 'one')
        db.createObjectStore('chats', { keyPath: 'chat.id' }).put({ chat: chat() })
        db.createObjectStore('conversations', { keyPath: 'chatId' })
        db.createObjectStore('drafts', { keyPath: 'chatId' }).put({ chatId: 7, text: 'half a thought' })
        const outbox = db.createObjectStore('outbox', { autoIncrement: true })
        outbox.createIndex('clientId', 'clientId', { unique: true })
        outbox.put(queued('a'))
      },
    })
    earlier.close()
    expect(await load()).toMatchObject({ epoch: null, chats: new Map() })
    await expectUnsent('a')
  })

  test('a database without tables, which something else made', async () => {
    ;(await openDB(databaseName(account), 1)).close()
    await leaveBehind()
    await expectUnsent('a')
  })

  test('a later build that comes while this one is open', async () => {
    const storage = createStorage(account)
    await storage.outbox.add(queued('a'))
    await storage.drafts.put(draft)
    const later = await openDB(databaseName(account), LATER, { upgrade: (db) => void db.createObjectStore('stars') })
    later.close()
    await storage.outbox.add(queued('b'))
    expect(storage.outbox.isOwn('b')).toBe(false)
    await expectUnsent('a', 'b')
  })

  test('a browser that fails to open the database once', async () => {
    await leaveBehind()
    fail(1)
    const storage = createStorage(account)
    expect((await storage.outbox.all()).map(({ clientId }) => clientId)).toEqual(['a'])
    expect((await storage.replica.load(me())).replica.epoch).toBe(replica.epoch)
  })

  test('a page in which the database never opens', async () => {
    await leaveBehind()
    fail(100)
    const storage = createStorage(account)
    expect(await storage.isShared()).toBe(false)
    expect(await storage.outbox.all()).toEqual([])
    vi.restoreAllMocks()
    await expectUnsent('a')
  })

  test('a damaged copy of the server, which is forgotten', async () => {
    await leaveBehind()
    damage(2)
    expect((await load()).chats).toEqual(new Map())
    const db = await connectDatabase(account).get()
    expect([await db.count('cursor'), await db.count('chats'), await db.count('conversations')]).toEqual([0, 0, 0])
    await expectUnsent('a')
  })

  test('a copy that could not be read once, and is still there', async () => {
    await leaveBehind()
    damage(1)
    expect((await load()).chats).toEqual(replica.chats)
  })
})

/** Has the browser fail to open databases, so many times. */
function fail(times: number): void {
  const open = vi.spyOn(indexedDB, 'open')
  for (let time = 0; time < times; time++) {
    open.mockImplementationOnce(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError')
    })
  }
}

/** Has reading conversations fail, so many times. */
function damage(times: number): void {
  const { getAll } = IDBObjectStore.prototype
  let left = times
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, ...query) {
    if (this.name === 'conversations' && left-- > 0) throw new DOMException('Failed to read large value', 'DataError')
    return getAll.apply(this, query)
  })
}
