import { looksAfter } from '#components/messages/rows.ts'
import type { Chat } from '#contracts/chats.ts'

/** Whether one may pin messages in a chat. Rule PN1. */
export function canPin(chat: Chat): boolean {
  return chat.membership !== null && (chat.kind === 'direct' || looksAfter(chat))
}
