import type { StoredItem } from '#client/outbox/outbox-store.ts'
import { createJournal } from '#client/storage/journal.ts'

interface Entry {
  /** Grows from entry to entry; two tabs may use one at the same time. */
  place: number
  item: StoredItem
}

/** Messages on their way to the database, and those that it does not take. */
export function createOutboxJournal(userId: number) {
  const journal = createJournal<Entry>('outbox', userId)

  function entries(): Entry[] {
    return [...journal.all().values()]
      .filter((entry) => typeof entry?.item?.clientId === 'string')
      .sort((a, b) => a.place - b.place || a.item.queuedAt - b.item.queuedAt)
  }

  return {
    /** In the order they were queued. */
    all: (): StoredItem[] => entries().map(({ item }) => item),
    /** Puts an item at the end, also one that stands further up; false where that is not possible. */
    note(item: StoredItem): boolean {
      const place = (entries().at(-1)?.place ?? 0) + 1
      return journal.note(item.clientId, { place, item })
    },
    /** Changes an item in its place; one that is gone stays gone. */
    update(item: StoredItem): void {
      const entry = journal.all().get(item.clientId)
      if (entry) journal.note(item.clientId, { ...entry, item })
    },
    forget(clientIds: readonly string[]): void {
      for (const clientId of clientIds) journal.forget(clientId)
    },
    wipe: journal.wipe,
  }
}

export type OutboxJournal = ReturnType<typeof createOutboxJournal>
