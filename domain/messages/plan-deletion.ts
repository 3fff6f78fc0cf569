import type { Message } from '#contracts/messages.ts'
import { AppError } from '#domain/app-error.ts'
import { can, type Standing } from '#domain/chats/chat-policy.ts'

/**
 * Decides what becomes of a deletion of a message that stands under the lock of its chat: `erase`, or null when it is deleted
 * already. Rules DE1, DE3.
 * @throws `forbidden` when it is a system line, or another one's and no right covers that
 */
export function planDeletion(message: Message, userId: number, standing: Standing): 'erase' | null {
  const own = message.user_id === userId && !message.system
  if (!own && (message.system || !can(standing, 'delete_of_others'))) {
    throw new AppError('forbidden', 'Only your own messages can be deleted')
  }
  return message.deleted_at === null ? 'erase' : null
}
