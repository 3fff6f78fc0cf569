import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
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

const PREFIX = 'messenger-'
const VERSION = 1
/** A database that does not open in this time is taken for one that never will: some browsers hang here. */
const OPEN_MS = 3_000

export function databaseName(userId: number): string {
  return `${PREFIX}${userId}`
}

/** The browser's own database of one account, opened when it is first needed and again when the browser closed it. */
export interface Connection {
  /** @throws when there is none, or it does not work */
  get(): Promise<Database>
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
    async wipe() {
      wiped = true
      // Emptied first: while another tab has it open it cannot be deleted at once.
      const db = await opened?.catch(() => null)
      if (db) await empty(db).catch(() => {})
      db?.close()
      if (typeof indexedDB !== 'undefined') void deleteDB(databaseName(userId)).catch(() => {})
    },
  }
}

async function empty(db: Database): Promise<void> {
  const names = [...db.objectStoreNames]
  const tx = db.transaction(names, 'readwrite')
  await Promise.all([...names.map((name) => tx.objectStore(name).clear()), tx.done])
}

async function open(userId: number, onClosed: () => void): Promise<Database> {
  const name = databaseName(userId)
  try {
    return await inTime(openOnce(name, onClosed))
  } catch (error) {
    // Damaged, or written by a later version: what it holds is a copy, so it may be made anew. Except when it only hangs.
    if (error instanceof TooSlow) throw error
    await inTime(deleteDB(name))
    return inTime(openOnce(name, onClosed))
  }
}

function openOnce(name: string, onClosed: () => void): Promise<Database> {
  return openDB<Tables>(name, VERSION, {
    upgrade(db) {
      db.createObjectStore('cursor')
      db.createObjectStore('chats', { keyPath: 'chat.id' })
      db.createObjectStore('conversations', { keyPath: 'chatId' })
      db.createObjectStore('drafts', { keyPath: 'chatId' })
      db.createObjectStore('outbox', { autoIncrement: true }).createIndex('clientId', 'clientId', { unique: true })
    },
    // Another tab deletes it or brings a newer version: do not stand in the way.
    blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
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

/** One browser is one person at a time: what another account has left is removed. */
export async function wipeOtherAccounts(userId: number): Promise<void> {
  const all = await indexedDB.databases?.()
  for (const { name } of all ?? []) {
    if (name?.startsWith(PREFIX) && name !== databaseName(userId)) void deleteDB(name).catch(() => {})
  }
}
