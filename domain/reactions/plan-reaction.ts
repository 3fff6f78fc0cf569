import type { Message } from '#contracts/messages.ts'
import type { Reaction } from '#contracts/reactions.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { AppError } from '#domain/app-error.ts'
import { messageNotFound } from '#domain/messages/message-not-found.ts'

/** What somebody wants of one emoji at a message: his reaction there, or not. */
export interface Wish {
  userId: number
  emoji: string
  on: boolean
}

/**
 * The reactions of a message, which stands under the lock of its chat, with a wish fulfilled; null when nothing has to change.
 * Rules RX1, RX3 to RX5.
 * @throws `not_found` when the message was deleted, `forbidden` for a system line, `conflict` past SERVER_LIMITS.reactionKindsMax
 */
export function planReaction(message: Message, { userId, emoji, on }: Wish): Reaction[] | null {
  if (message.deleted_at !== null) throw messageNotFound()
  if (message.system) throw new AppError('forbidden', 'One reacts to what people wrote')
  const { reactions } = message
  const known = reactions.find((each) => each.emoji === emoji)
  if ((known?.people.includes(userId) ?? false) === on) return null
  if (!on) {
    return reactions
      .map((each) => (each === known ? { ...each, people: each.people.filter((id) => id !== userId) } : each))
      .filter(({ people }) => people.length > 0)
  }
  if (known) return reactions.map((each) => (each === known ? { ...each, people: [...each.people, userId] } : each))
  if (reactions.length >= SERVER_LIMITS.reactionKindsMax) {
    throw new AppError('conflict', `A message has at most ${SERVER_LIMITS.reactionKindsMax} different reactions`)
  }
  return [...reactions, { emoji, people: [userId] }]
}
