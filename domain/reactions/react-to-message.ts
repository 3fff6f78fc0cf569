import type { Message } from '#contracts/messages.ts'
import type { Actor } from '#domain/actor.ts'
import { changeMessage, type MessagePlace } from '#domain/messages/change-message.ts'
import { planReaction } from '#domain/reactions/plan-reaction.ts'
import { replaceReactions } from '#domain/reactions/reaction-store.ts'

/** A message and one emoji. */
export type ReactionPlace = MessagePlace & { emoji: string }

/**
 * Adds the actor's reaction to a message, as one step of its chat, and answers the message as it stands then. Doing it again
 * changes nothing. Rules RX1 to RX5, DL4, DL7.
 * @throws `not_found` when there is no such message for him, `forbidden` when he is no member or it is a system line, `conflict`
 *   past SERVER_LIMITS.reactionKindsMax, `invalid_token` when the session is over
 */
export function reactToMessage(actor: Actor, place: ReactionPlace): Promise<Message> {
  return setReaction(actor, place, true)
}

/** Takes the actor's reaction back; one that is not there changes nothing. Rules, answer and errors as for `reactToMessage`. */
export function takeReactionBack(actor: Actor, place: ReactionPlace): Promise<Message> {
  return setReaction(actor, place, false)
}

function setReaction(actor: Actor, { chat_id, seq, emoji }: ReactionPlace, on: boolean): Promise<Message> {
  return changeMessage(
    actor,
    { chat_id, seq },
    {
      action: 'react',
      plan: (message) => planReaction(message, { userId: actor.userId, emoji, on }),
      write: replaceReactions,
    },
  )
}
