import type { OutboxItem } from '#client/messenger.ts'
import type { ChatRecord, Replica } from '#client/replica/replica.ts'

/**
 * Ids of the person's chats, newest activity first. A chat with messages on their way stands above all others,
 * so that a wrong clock of this device cannot put it elsewhere.
 */
export function orderChats(chats: Replica['chats'], outbox: readonly OutboxItem[]): readonly number[] {
  const queued = new Map<number, number>()
  for (const item of outbox) {
    if (item.state !== 'failed') queued.set(item.chatId, Math.max(queued.get(item.chatId) ?? 0, item.queuedAt))
  }
  const activity = (record: ChatRecord) => [queued.get(record.chat.id) ?? 0, Date.parse(record.chat.last_message_time)]
  return [...chats.values()]
    .filter((record) => record.chat.membership !== null)
    .map((record) => ({ id: record.chat.id, activity: activity(record) }))
    .sort((a, b) => compare(b.activity, a.activity) || b.id - a.id)
    .map(({ id }) => id)
}

function compare(a: readonly number[], b: readonly number[]): number {
  return (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)
}
