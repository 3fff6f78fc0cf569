import type { Message } from '#contracts/messages.ts'
import { AppError } from '#domain/app-error.ts'
import { checkMay, type Standing } from '#domain/chats/chat-policy.ts'
import { messageNotFound } from '#domain/messages/message-not-found.ts'

/**
 * Whether a message, which stands under the lock of its chat, is pinned from now on; null when it is as wished already. Rules PN1, PN2.
 * @throws `not_found` when it was deleted, `forbidden` for a system line, and in a group or a public chat for who does not look after it
 */
export function planPin(message: Message, standing: Standing, pinned: boolean): boolean | null {
  if (standing.kind !== 'direct') checkMay(standing, 'pin_in_group')
  if (message.deleted_at !== null) throw messageNotFound()
  if (message.system) throw new AppError('forbidden', 'One pins what people wrote')
  return (message.pinned_at !== null) === pinned ? null : pinned
}
