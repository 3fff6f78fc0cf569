import type { OutboxStore } from '#client/outbox/outbox-store.ts'
import type { Connection } from '#client/storage/database.ts'

/** The queue in the browser's database, shared by all tabs. */
export function createOutboxTable(connection: Connection): OutboxStore {
  async function table() {
    const db = await connection.get()
    const tx = db.transaction('outbox', 'readwrite')
    const keyOf = (clientId: string) => tx.store.index('clientId').getKey(clientId)
    return { tx, store: tx.store, keyOf }
  }

  return {
    async all() {
      const db = await connection.get()
      return db.getAll('outbox')
    },
    async add(item) {
      const { tx, store } = await table()
      await Promise.all([store.add(item), tx.done])
    },
    async update(item) {
      const { tx, store, keyOf } = await table()
      const key = await keyOf(item.clientId)
      if (key !== undefined) await store.put(item, key)
      await tx.done
    },
    async requeue(item) {
      const { tx, store, keyOf } = await table()
      const key = await keyOf(item.clientId)
      if (key !== undefined) await store.delete(key)
      await store.add(item)
      await tx.done
    },
    async remove(clientIds) {
      const { tx, store, keyOf } = await table()
      for (const clientId of clientIds) {
        const key = await keyOf(clientId)
        if (key !== undefined) await store.delete(key)
      }
      await tx.done
    },
  }
}
