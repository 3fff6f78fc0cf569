import { accountsWithDatabase } from '#client/storage/database.ts'
import { accountsWithJournal } from '#client/storage/journal.ts'
import { createStorage } from '#client/storage/storage.ts'

/**
 * For pages on which nobody is signed in: whatever session was here is over, and the page of the messenger may never
 * have heard of it. Forgets every copy of the server; queue and drafts wait for the person they belong to. Rule BC27.
 * @returns how many messages wait to be sent
 */
export async function leaveAll(): Promise<number> {
  const accounts = new Set([...(await accountsWithDatabase().catch(() => [])), ...accountsWithJournal()])
  const waiting = await Promise.all([...accounts].map(leave))
  return waiting.reduce((sum, count) => sum + count, 0)
}

async function leave(userId: number): Promise<number> {
  const storage = createStorage(userId)
  await storage.leave()
  const queue = await storage.outbox.all()
  return queue.filter((item) => item.state === 'queued').length
}
