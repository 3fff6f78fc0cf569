import { mentionKeys } from '#contracts/mention-places.ts'
import type { EditRequest, Message } from '#contracts/messages.ts'
import { AppError } from '#domain/app-error.ts'
import type { Standing } from '#domain/chats/chat-policy.ts'
import { messageNotFound } from '#domain/messages/message-not-found.ts'
import { mayCallAll } from '#domain/messages/plan-mentions.ts'

/** The text that a message gets, and whom it calls: members with these names, and everybody. */
export interface NewText {
  content: string
  names: string[]
  all: boolean
}

/**
 * Decides what becomes of an edit of a message that stands under the lock of its chat: its new text and whom that calls, or null when nothing has to
 * change because the text is already there: the same one was given again, or an earlier try was stored. Rules ED1 to ED3.
 * @throws `not_found` when it was deleted, `forbidden` when it is not his own, a system line or a poll, `conflict` when another version than the given one stands there
 */
export function planEdit(
  message: Message,
  standing: Standing,
  userId: number,
  { version, content }: EditRequest,
): NewText | null {
  if (message.user_id !== userId || message.system) {
    throw new AppError('forbidden', 'Only your own messages can be edited')
  }
  if (message.deleted_at !== null) throw messageNotFound()
  // People have voted on what it says. Rule PL4.
  if (message.poll) throw new AppError('forbidden', 'A poll cannot be edited')
  const repeated = message.version === version + 1 && message.content === content
  if (repeated) return null
  if (message.version !== version) throw new AppError('conflict', 'The message was edited meanwhile')
  if (message.content === content) return null
  // What was passed on calls nobody, whatever becomes of it. Rule MN6.
  if (message.forwarded_from) return { content, names: [], all: false }
  return { content, names: mentionKeys(content), all: mayCallAll(content, standing) }
}
