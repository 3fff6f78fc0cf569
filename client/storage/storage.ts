import type { DraftStore } from '#client/drafts.ts'
import { createMemoryOutbox, type OutboxStore } from '#client/outbox/outbox-store.ts'
import { emptyReplica } from '#client/replica/replica.ts'
import { connectDatabase, wipeOtherAccounts } from '#client/storage/database.ts'
import { createDraftsJournal, type DraftsJournal } from '#client/storage/drafts-journal.ts'
import { createDraftsTable } from '#client/storage/drafts-table.ts'
import { createOutboxTable } from '#client/storage/outbox-table.ts'
import { createReplicaStore, type ReplicaStore } from '#client/storage/replica-store.ts'

/** What the browser keeps of one account. */
export interface BrowserStorage {
  replica: ReplicaStore
  outbox: OutboxStore
  drafts: DraftStore
  /** False when it lives in this page's memory only: no other tab sees it. */
  isShared(): Promise<boolean>
  wipe(): Promise<void>
  close(): void
}

/**
 * Private windows, full disks and damaged profiles have no database, or one that fails: then everything works all the same,
 * as long as the page lives. Nothing is opened before it is needed.
 */
export function createStorage(userId: number): BrowserStorage {
  const connection = connectDatabase(userId)
  const replica = createReplicaStore(connection)
  const journal = createDraftsJournal(userId)
  return {
    replica: {
      load: (me) => replica.load(me).catch(() => ({ replica: emptyReplica(me), recent: [] })),
      save: replica.save,
    },
    outbox: withFallback(createOutboxTable(connection), createMemoryOutbox()),
    drafts: withJournal(createDraftsTable(connection), journal),
    async isShared() {
      const works = await connection.get().then(
        () => true,
        () => false,
      )
      journal.wipeOthers()
      if (works) void wipeOtherAccounts(userId).catch(() => {})
      return works
    },
    wipe() {
      journal.wipe()
      return connection.wipe()
    },
    close: connection.close,
  }
}

/** A draft stands in the journal until the database has it; without a database it stays there. */
export function withJournal(table: DraftStore, journal: DraftsJournal): DraftStore {
  async function put(drafts: ReadonlyMap<number, string>): Promise<void> {
    journal.note(drafts)
    const kept = await table.put(drafts).then(
      () => true,
      () => false,
    )
    if (kept) journal.forget(drafts)
  }
  return {
    put,
    async all() {
      const newer = journal.all()
      const kept = await table.all().catch(() => new Map<number, string>())
      if (newer.size > 0) void put(newer)
      const drafts = new Map([...kept, ...newer])
      return new Map([...drafts].filter(([, text]) => text !== ''))
    },
  }
}

/** A message that the database does not take (the disk is full, say) is sent all the same. */
export function withFallback(kept: OutboxStore, memory: OutboxStore): OutboxStore {
  const ignore = () => {}
  let hasWorked = false
  return {
    async all() {
      // A database that has worked and fails now is not an empty one: the reader keeps what he knows.
      const stored = await kept.all().catch((error: unknown) => {
        if (hasWorked) throw error
        return null
      })
      hasWorked ||= stored !== null
      return [...(stored ?? []), ...(await memory.all())]
    },
    add: (item) => kept.add(item).catch(() => memory.add(item)),
    async update(item) {
      await Promise.all([kept.update(item).catch(ignore), memory.update(item)])
    },
    async requeue(item) {
      await memory.remove([item.clientId])
      await kept.requeue(item).catch(() => memory.add(item))
    },
    async remove(clientIds) {
      await Promise.all([kept.remove(clientIds).catch(ignore), memory.remove(clientIds)])
    },
  }
}
