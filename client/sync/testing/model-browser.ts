import { createMemoryOutbox } from '#client/outbox/outbox-store.ts'
import { type KeptOutbox, keepOutbox } from '#client/storage/kept-outbox.ts'
import { createOutboxJournal } from '#client/storage/outbox-journal.ts'
import { createOutboxTable } from '#client/storage/outbox-table.ts'
import { createReplicaStore, type ReplicaStore } from '#client/storage/replica-store.ts'
import type { ModelDatabase } from '#client/sync/testing/model-database.ts'
import type { ModelDevice } from '#client/sync/testing/model-device.ts'

/** What a page has of its browser, as long as it is open. */
export interface ModelPage {
  closed: boolean
  outbox: KeptOutbox
  replica: ReplicaStore | null
}

/** A browser of a person: its tabs share a database, and one of them leads. Without a database it is a private window. */
export class ModelBrowser {
  readonly tabs: ModelDevice[] = []
  /** Who takes himself for the leader: one, or two while a tab that was asleep has not heard of its successor. */
  readonly leaders = new Set<ModelDevice>()

  constructor(
    private readonly userId: number,
    private readonly database: ModelDatabase | null,
  ) {}

  openPage(): ModelPage {
    const page = { closed: false }
    if (!this.database) {
      const memory = createMemoryOutbox()
      const outbox = { ...memory, note: () => false, isOwn: memory.has }
      return Object.assign(page, { outbox, replica: null })
    }
    const connection = this.database.connect(page)
    const outbox = keepOutbox(createOutboxTable(connection), createOutboxJournal(this.userId))
    return Object.assign(page, { outbox, replica: createReplicaStore(connection) })
  }

  lead(tab: ModelDevice): void {
    this.leaders.clear()
    this.leaders.add(tab)
    tab.queue.pump()
  }

  /** The other tabs will hear that the queue is another one. */
  tellTabs(from: ModelDevice): void {
    for (const tab of this.tabs) if (tab !== from) tab.news = true
  }
}
