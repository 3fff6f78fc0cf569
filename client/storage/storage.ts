import type { DraftStore } from '#client/drafts/drafts.ts'
import { emptyReplica } from '#client/replica/replica.ts'
import { connectDatabase, wipeOtherAccounts } from '#client/storage/database.ts'
import { createDraftsJournal, type DraftsJournal } from '#client/storage/drafts-journal.ts'
import { createDraftsTable } from '#client/storage/drafts-table.ts'
import { createJournal, wipeOtherJournals } from '#client/storage/journal.ts'
import { type KeptOutbox, keepOutbox } from '#client/storage/kept-outbox.ts'
import { createOutboxJournal } from '#client/storage/outbox-journal.ts'
import { createOutboxTable } from '#client/storage/outbox-table.ts'
import { createReplicaStore, type ReplicaStore } from '#client/storage/replica-store.ts'
import type { Reply } from '#contracts/replies.ts'

/** What the browser keeps of one account. */
export interface BrowserStorage {
  replica: ReplicaStore
  outbox: KeptOutbox
  drafts: DraftStore
  /** False when it lives in this page's memory only: no other tab sees it. */
  isShared(): Promise<boolean>
  /** Forgets the copy of the server; queue and drafts wait for the same person. */
  leave(): Promise<void>
  wipe(): Promise<void>
}

/**
 * Private windows, full disks and damaged profiles have no database, or one that fails: then everything works all the same,
 * as long as the page lives. Nothing is opened before it is needed.
 */
export function createStorage(userId: number): BrowserStorage {
  const connection = connectDatabase(userId)
  const replica = createReplicaStore(connection)
  const drafts = createDraftsJournal(userId)
  const outbox = createOutboxJournal(userId)
  const answers = createJournal<Reply>('answers', userId)
  return {
    replica: {
      load: (me) => replica.load(me).catch(() => ({ replica: emptyReplica(me), recent: [] })),
      save: replica.save,
    },
    outbox: keepOutbox(createOutboxTable(connection), outbox),
    drafts: withJournal(createDraftsTable(connection), drafts),
    async isShared() {
      const works = await connection.get().then(
        () => true,
        () => false,
      )
      wipeOtherJournals(userId)
      if (works) void wipeOtherAccounts(userId).catch(() => {})
      return works
    },
    leave() {
      // Which messages are meant stays; their words are the server's, and come again with the chat: any step is later than 0. Rule BC27.
      for (const [chatId, reply] of answers.all()) {
        answers.note(chatId, { ...reply, rev: 0, display_name: '', text: '', quote: null })
      }
      createJournal('shared-drafts', userId).wipe()
      return connection.forgetCopy().catch(() => {})
    },
    wipe() {
      drafts.wipe()
      outbox.wipe()
      answers.wipe()
      for (const kind of ['edits', 'polls', 'shared-drafts', 'emoji'] as const) createJournal(kind, userId).wipe()
      return connection.wipe()
    },
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
