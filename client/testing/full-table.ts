import { connectDatabase } from '#client/storage/database.ts'
import { createOutboxTable, type OutboxTable } from '#client/storage/outbox-table.ts'

/** The queue's table in a database that can be read and has no room: what the browser does on a full disk. */
export function fullTable(account: number): OutboxTable {
  const refuse = () => Promise.reject(new DOMException('No room', 'QuotaExceededError'))
  return {
    ...createOutboxTable(connectDatabase(account)),
    add: refuse,
    takeIn: refuse,
    update: refuse,
    requeue: refuse,
  }
}
