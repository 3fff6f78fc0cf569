import type { OutboxItem } from '#client/messenger.ts'

/** What is kept of a queued message; `sending` is a matter of the moment and not kept. */
export interface StoredItem extends OutboxItem {
  state: 'queued' | 'failed'
}

/** Where queued messages survive. `add` answers when the item is safe. */
export interface OutboxStore {
  /** All items, in the order they were queued, by whichever tab. */
  all(): Promise<StoredItem[]>
  add(item: StoredItem): Promise<void>
  /** Changes an item in its place; one that is gone stays gone. */
  update(item: StoredItem): Promise<void>
  /** Puts an item at the end of the queue, in one step. */
  requeue(item: StoredItem): Promise<void>
  remove(clientIds: readonly string[]): Promise<void>
}

/** For browsers without a database: as long as the page lives. */
export function createMemoryOutbox(): OutboxStore {
  const items = new Map<string, StoredItem>()
  return {
    all: async () => [...items.values()],
    add: async (item) => void items.set(item.clientId, item),
    update: async (item) => void (items.has(item.clientId) && items.set(item.clientId, item)),
    async requeue(item) {
      items.delete(item.clientId)
      items.set(item.clientId, item)
    },
    async remove(clientIds) {
      for (const clientId of clientIds) items.delete(clientId)
    },
  }
}
