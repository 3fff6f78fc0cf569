import type { HistoryEntry } from '#proof/history/entry.ts'
import type { SeenMember, SeenMessage } from '#proof/history/parts.ts'

/** Visits every message that somebody was told, or holds, by this entry. Rows of the database are not told to anybody. */
export function eachMessage(entry: HistoryEntry, visit: (message: SeenMessage) => void): void {
  switch (entry.type) {
    case 'applied':
      entry.messages.forEach(visit)
      break
    case 'delivered':
      entry.messages.forEach(visit)
      if (entry.whole?.lastMessage) visit(entry.whole.lastMessage)
      break
    case 'op': {
      const { answer } = entry
      if (answer?.message) visit(answer.message)
      for (const steps of answer?.steps ?? []) steps.messages.forEach(visit)
      answer?.page?.messages.forEach(visit)
      for (const { lastMessage } of answer?.chats ?? []) if (lastMessage) visit(lastMessage)
      break
    }
    case 'state':
    case 'fresh':
      for (const chat of entry.chats) {
        chat.messages?.forEach(visit)
        if (chat.lastMessage) visit(chat.lastMessage)
      }
      break
  }
}

/** Visits every member that somebody was told by this entry, with his chat. */
export function eachMember(entry: HistoryEntry, visit: (chat: number, member: SeenMember) => void): void {
  if (entry.type === 'applied') {
    for (const member of entry.members) visit(entry.chat, member)
  } else if (entry.type === 'op') {
    for (const steps of entry.answer?.steps ?? []) {
      for (const member of steps.members) visit(steps.chat, member)
    }
    if (!('chat' in entry.call)) return
    for (const member of entry.answer?.members ?? []) visit(entry.call.chat, member)
  }
}

/** When an entry was over. */
export function endOf(entry: HistoryEntry): number {
  if ('at' in entry) return entry.at
  if (entry.type === 'fault') return entry.to
  if ('endedAt' in entry) return entry.endedAt ?? entry.startedAt
  return 0
}
