import type { OutboxStore, StoredItem } from '#client/outbox/outbox-store.ts'
import type { Connection } from '#client/storage/database.ts'

export interface OutboxTable extends OutboxStore {
  /** Adds what is missing, in one step. `read` is asked within it: what another tab has finished meanwhile does not come back. */
  takeIn(read: () => readonly StoredItem[]): Promise<void>
}

/** The queue in the browser's database, shared by all tabs. */
export function createOutboxTable(connection: Connection): OutboxTable {
  async function write(work: (rows: Rows) => Promise<void>): Promise<void> {
    const db = await connection.get()
    const tx = db.transaction('outbox', 'readwrite')
    const { store } = tx
    const rows: Rows = {
      keyOf: (clientId) => store.index('clientId').getKey(clientId),
      add: (item) => store.add(item),
      put: (item, key) => store.put(item, key),
      delete: (key) => store.delete(key),
    }
    await Promise.all([work(rows), tx.done])
  }

  return {
    async all() {
      const db = await connection.get()
      return db.getAll('outbox')
    },
    add: (item) => write((rows) => addMissing(rows, item)),
    takeIn: (read) =>
      write(async (rows) => {
        // The first answer says that the step has begun, and whatever came before it is done.
        await rows.keyOf('')
        for (const item of read()) await addMissing(rows, item)
      }),
    update: (item) =>
      write(async (rows) => {
        const key = await rows.keyOf(item.clientId)
        if (key !== undefined) await rows.put(item, key)
      }),
    requeue: (item) =>
      write(async (rows) => {
        const key = await rows.keyOf(item.clientId)
        if (key !== undefined) await rows.delete(key)
        await rows.add(item)
      }),
    remove: (clientIds) =>
      write(async (rows) => {
        for (const clientId of clientIds) {
          const key = await rows.keyOf(clientId)
          if (key !== undefined) await rows.delete(key)
        }
      }),
  }
}

/** The table within one transaction. */
interface Rows {
  keyOf(clientId: string): Promise<number | undefined>
  add(item: StoredItem): Promise<unknown>
  put(item: StoredItem, key: number): Promise<unknown>
  delete(key: number): Promise<void>
}

async function addMissing(rows: Rows, item: StoredItem): Promise<void> {
  if ((await rows.keyOf(item.clientId)) === undefined) await rows.add(item)
}
