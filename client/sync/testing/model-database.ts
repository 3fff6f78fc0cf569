import type { Connection, Database } from '#client/storage/database.ts'

type Key = number | string
type Rows = ReadonlyMap<Key, unknown>
export type Tables = ReadonlyMap<string, Rows>

/** Of which property a row's key is, by table; null: it is given, or counted. */
const KEYS: Record<string, ((row: never) => Key) | null> = {
  cursor: null,
  chats: (row: { chat: { id: number } }) => row.chat.id,
  conversations: (row: { chatId: number }) => row.chatId,
  outbox: null,
}

/** So many turns of the event loop's small queue without a request end a transaction: more than any code in it waits. */
const IDLE_TURNS = 12

/**
 * What tabs of one browser share: tables, and transactions one after the other, each whole or not at all. The real IndexedDB in
 * tests takes milliseconds for one, of which this does a thousand.
 */
export class ModelDatabase {
  tables: Tables = new Map(Object.keys(KEYS).map((name) => [name, new Map()]))
  private turn: Promise<void> = Promise.resolve()
  private lastKey = 0

  constructor(private readonly onCommit: (before: Tables, after: Tables) => void) {}

  /** A page's connection. Nothing of it is written, and nobody is answered, once the page is closed. */
  connect(page: { closed: boolean }): Connection {
    const transaction = (names: readonly string[] | string) => this.begin(page, [names].flat())
    const database = {
      version: 0,
      transaction,
      getAll: (name: string) => transaction(name).objectStore(name).getAll(),
    } as unknown as Database
    const none = () => Promise.reject(new Error('Nobody signs out here'))
    return { get: async () => database, getForCopy: async () => database, forgetCopy: none, wipe: none }
  }

  private begin(page: { closed: boolean }, names: readonly string[]) {
    const mine = new Map<string, Map<Key, unknown>>()
    const begun = this.turn.then(() => {
      for (const name of names) mine.set(name, new Map(this.tables.get(name)))
      void endWhenIdle()
    })
    let open = 0
    let asked = 0
    let end = () => {}
    this.turn = new Promise((resolve) => {
      end = resolve
    })
    let tellDone = () => {}
    const done = new Promise<void>((resolve) => {
      tellDone = resolve
    })
    const endWhenIdle = async () => {
      const mark = ++asked
      for (let turn = 0; turn < IDLE_TURNS; turn++) await null
      if (open > 0 || mark !== asked) return
      if (!page.closed) {
        const before = this.tables
        this.tables = new Map([...before, ...mine])
        this.onCommit(before, this.tables)
        tellDone()
      }
      end()
    }
    const request = async <T>(name: string, work: (rows: Map<Key, unknown>) => T): Promise<T> => {
      open++
      await begun
      const answer = work(mine.get(name) as Map<Key, unknown>)
      open--
      void endWhenIdle()
      return page.closed ? new Promise<never>(() => {}) : answer
    }
    const objectStore = (name: string) => this.store(name, (work) => request(name, work))
    return { done, objectStore, store: objectStore(names[0] as string) }
  }

  private store(name: string, request: <T>(work: (rows: Map<Key, unknown>) => T) => Promise<T>) {
    const keyOf = (row: unknown, key?: Key) => key ?? KEYS[name]?.(row as never) ?? ++this.lastKey
    const put = (row: unknown, key?: Key) => request((rows) => void rows.set(keyOf(row, key), row))
    return {
      get: (key: Key) => request((rows) => rows.get(key)),
      getAll: () => request((rows) => [...rows].sort(([a], [b]) => Number(a) - Number(b)).map(([, row]) => row)),
      count: () => request((rows) => rows.size),
      put,
      add: put,
      delete: (key: Key) => request((rows) => void rows.delete(key)),
      clear: () => request((rows) => rows.clear()),
      index: (property: string) => ({
        getKey: (value: unknown) =>
          request((rows) => [...rows].find(([, row]) => (row as Record<string, unknown>)[property] === value)?.[0]),
      }),
    }
  }
}
