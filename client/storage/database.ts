import { type DBSchema, deleteDB, type IDBPDatabase, openDB, type StoreNames } from 'idb'
import type { StoredItem } from '#client/outbox/outbox-store.ts'
import type { StoredChat, StoredConversation, StoredCursor } from '#client/storage/stored-replica.ts'

export interface Tables extends DBSchema {
  cursor: { key: 'one'; value: StoredCursor }
  chats: { key: number; value: StoredChat }
  conversations: { key: number; value: StoredConversation }
  drafts: { key: number; value: { chatId: number; text: string } }
  /** The key is the order of queueing, whichever tab did it. */
  outbox: { key: number; value: StoredItem; indexes: { clientId: string } }
}
export type Database = IDBPDatabase<Tables>
type Table = StoreNames<Tables>

/** A later version may change everything but `drafts` and `outbox`: to those it only adds what older builds do not read. */
const VERSION = 7
/** A database that does not open in this time is taken for one that never will: some browsers hang here. */
const OPEN_MS = 3_000

export function databaseName(userId: number): string {
  return `messenger-${userId}`
}

/** The browser's own database of one account, opened when it is first needed and again when the browser closed it. */
export interface Connection {
  /** @throws when there is none, or it does not work */
  get(): Promise<Database>
  /** The same for what is a copy of the server's. @throws also when a later build keeps it, in a shape of its own */
  getForCopy(): Promise<Database>
  forgetCopy(): Promise<void>
  /** Empties and removes it, for good. */
  wipe(): Promise<void>
}

export function connectDatabase(userId: number): Connection {
  // A database that did not open is not tried again in this page: each write would wait for it.
  let opened: Promise<Database> | null = null
  let wiped = false

  function get(): Promise<Database> {
    if (wiped) return Promise.reject(new Error('The database was wiped'))
    if (typeof indexedDB === 'undefined') return Promise.reject(new Error('There is no database'))
    opened ??= open(userId, () => {
      opened = null
    })
    return opened
  }

  return {
    get,
    async getForCopy() {
      const db = await get()
      if (db.version > VERSION) throw new Error('The database is of a later build')
      return db
    },
    forgetCopy: async () => clearCopy(await get()),
    async wipe() {
      wiped = true
      // Emptied first: while another tab has it open it cannot be deleted at once.
      const db = await opened?.catch(() => null)
      if (db) await clear(db, [...db.objectStoreNames]).catch(() => {})
      db?.close()
      if (typeof indexedDB !== 'undefined') void deleteDB(databaseName(userId)).catch(() => {})
    },
  }
}

/** The tables that hold what the server has too. */
export const COPY = ['cursor', 'chats', 'conversations'] as const

/** Forgets what can be fetched again, whatever a later build has added to it. */
export function clearCopy(db: Database): Promise<void> {
  return clear(
    db,
    [...db.objectStoreNames].filter((name) => name !== 'outbox' && name !== 'drafts'),
  )
}

async function clear(db: Database, names: readonly Table[]): Promise<void> {
  const tx = db.transaction(names, 'readwrite')
  await Promise.all([...names.map((name) => tx.objectStore(name).clear()), tx.done])
}

/** Queue and drafts are nowhere else: a database that does not open is tried again, and left as it is. */
async function open(userId: number, onClosed: () => void): Promise<Database> {
  const name = databaseName(userId)
  try {
    return await inTime(openOnce(name, VERSION, onClosed))
  } catch (error) {
    if (error instanceof TooSlow) throw error
    const isLater = error instanceof DOMException && error.name === 'VersionError'
    return inTime(openOnce(name, isLater ? undefined : VERSION, onClosed))
  }
}

/** Without a version: as it is. */
function openOnce(name: string, version: number | undefined, onClosed: () => void): Promise<Database> {
  return openDB<Tables>(name, version, {
    upgrade(db, _old, _new, tx) {
      // Version 2 keeps versions of read marks, version 3 those of messages, version 4 what was deleted, version 5 reactions, version 6 replies: the copy is fetched anew.
      if (db.objectStoreNames.length > 0) {
        for (const table of COPY) void tx.objectStore(table).clear()
        return
      }
      db.createObjectStore('cursor')
      db.createObjectStore('chats', { keyPath: 'chat.id' })
      db.createObjectStore('conversations', { keyPath: 'chatId' })
      db.createObjectStore('drafts', { keyPath: 'chatId' })
      db.createObjectStore('outbox', { autoIncrement: true }).createIndex('clientId', 'clientId', { unique: true })
    },
    // Another tab deletes it or brings a newer version: do not stand in the way. What is deleted is not made anew.
    blocking(_current, next, event) {
      ;(event.target as IDBDatabase).close()
      if (next !== null) onClosed()
    },
    terminated: onClosed,
  })
}

class TooSlow extends Error {}

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow('The database does not open')), OPEN_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** The accounts that have a database in this browser; none where the browser does not tell. */
export async function accountsWithDatabase(): Promise<number[]> {
  if (typeof indexedDB === 'undefined') return []
  const all = (await indexedDB.databases?.()) ?? []
  return all.flatMap(({ name }) => {
    const account = /^messenger-(\d+)$/.exec(name ?? '')?.[1]
    return account === undefined ? [] : [Number(account)]
  })
}

/** One browser is one person at a time: what another account has left is removed. */
export async function wipeOtherAccounts(userId: number): Promise<void> {
  for (const account of await accountsWithDatabase()) {
    if (account !== userId) void deleteDB(databaseName(account)).catch(() => {})
  }
}
