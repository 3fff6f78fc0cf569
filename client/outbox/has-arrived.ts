import type { OutboxItem } from '#client/messenger.ts'
import type { Replica } from '#client/replica/replica.ts'

/**
 * True when the message itself stands in its conversation, or it is stored (`storedRev`, once that is known) and the chat holds
 * the step that brought it, or is not the person's any more.
 */
export function hasArrived(replica: Replica, { chatId, clientId }: OutboxItem, storedRev: number | null): boolean {
  const { me, chats, conversations } = replica
  if (storedRev !== null && (chats.get(chatId)?.rev ?? storedRev) >= storedRev) return true
  const messages = conversations.get(chatId)?.messages ?? []
  return messages.some((message) => message.client_id === clientId && message.user_id === me.id)
}
