import type { DraftStore } from '#client/drafts/drafts.ts'
import type { Connection } from '#client/storage/database.ts'

/** Drafts in the browser's database. */
export function createDraftsTable(connection: Connection): DraftStore {
  return {
    async all() {
      const db = await connection.get()
      const drafts = await db.getAll('drafts')
      return new Map(drafts.map(({ chatId, text }) => [chatId, text]))
    },
    async put(drafts) {
      const db = await connection.get()
      const tx = db.transaction('drafts', 'readwrite')
      for (const [chatId, text] of drafts) {
        if (text === '') await tx.store.delete(chatId)
        else await tx.store.put({ chatId, text })
      }
      await tx.done
    },
  }
}
