import type { OutboxItem } from '#client/messenger.ts'

/** What is kept of a queued message; `sending` is a matter of the moment and not kept. */
export interface StoredItem extends OutboxItem {
  state: 'queued' | 'failed'
}

/** Where queued messages survive. `add` answers when the item is safe. */
export interface OutboxStore {
  /** All items, in the order they were queued, by whichever tab. */
  all(): Promise<StoredItem[]>
  /** Once for each `clientId`: what is there already stays as it is. */
  add(item: StoredItem): Promise<void>
  /** Changes an item in its place; one that is gone stays gone. */
  update(item: StoredItem): Promise<void>
  /** Puts an item at the end of the queue, in one step. */
  requeue(item: StoredItem): Promise<void>
  remove(clientIds: readonly string[]): Promise<void>
}

/** As long as the page lives. */
export interface MemoryOutbox extends OutboxStore {
  has(clientId: string): boolean
  hasQueued(): boolean
}

/** For browsers whose database does not take a message. */
export function createMemoryOutbox(): MemoryOutbox {
  const items = new Map<string, StoredItem>()
  return {
    has: (clientId) => items.has(clientId),
    hasQueued: () => [...items.values()].some((item) => item.state === 'queued'),
    all: async () => [...items.values()],
    add: async (item) => void (items.has(item.clientId) || items.set(item.clientId, item)),
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
