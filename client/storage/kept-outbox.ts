import { createMemoryOutbox, type OutboxStore, type StoredItem } from '#client/outbox/outbox-store.ts'
import type { OutboxJournal } from '#client/storage/outbox-journal.ts'
import type { OutboxTable } from '#client/storage/outbox-table.ts'

/** The queue as this browser keeps it, whatever its database does. */
export interface KeptOutbox extends OutboxStore {
  /** Keeps an item until `add` has done it better, even if the page goes at once; false where that is not possible. */
  note(item: StoredItem): boolean
  /** True for what this page alone is sure to have: the database did not take it. */
  isOwn(clientId: string): boolean
}

/**
 * A message stands in the journal until the database has it. One that the database does not take (the disk is full, say)
 * stays there and in this page's memory, and is sent all the same.
 */
export function keepOutbox(table: OutboxTable, journal: OutboxJournal): KeptOutbox {
  const memory = createMemoryOutbox()
  let hasWorked = false

  /** What the table has, together with what the journal still holds for it. */
  async function readTable(): Promise<StoredItem[]> {
    const noted = journal.all()
    if (noted.length === 0) return table.all()
    if (!(await succeeds(table.takeIn(journal.all)))) return table.all()
    const stored = await table.all()
    journal.forget(noted.map(({ clientId }) => clientId))
    return stored
  }

  return {
    note: journal.note,
    isOwn: memory.has,
    async all() {
      // A database that has worked and fails now is not an empty one: the reader keeps what he knows.
      const stored = await readTable().catch((error: unknown) => {
        if (hasWorked) throw error
        return null
      })
      hasWorked ||= stored !== null
      await memory.remove((stored ?? []).map(({ clientId }) => clientId))
      return once([...(stored ?? []), ...(await memory.all()), ...journal.all()])
    },
    async add(item) {
      // What follows a message that the database did not take stays with it, so that the order is kept.
      if (!memory.hasQueued() && (await succeeds(table.add(item)))) journal.forget([item.clientId])
      else await memory.add(item)
    },
    async update(item) {
      journal.update(item)
      await Promise.all([succeeds(table.update(item)), memory.update(item)])
    },
    async requeue(item) {
      journal.note(item)
      await memory.remove([item.clientId])
      if (await succeeds(table.requeue(item))) journal.forget([item.clientId])
      else await memory.add(item)
    },
    async remove(clientIds) {
      await Promise.all([succeeds(table.remove(clientIds)), memory.remove(clientIds)])
      journal.forget(clientIds)
    },
  }
}

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  )
}

/** Each item in its first place. */
function once(items: readonly StoredItem[]): StoredItem[] {
  const seen = new Set<string>()
  return items.filter(({ clientId }) => !seen.has(clientId) && seen.add(clientId))
}
