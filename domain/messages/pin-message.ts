import type { Message, PinnedMessages } from '#contracts/messages.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { chatNotFound } from '#domain/chats/chat-policy.ts'
import { changeMessage, type MessagePlace } from '#domain/messages/change-message.ts'
import { readPinned, setPinned } from '#domain/messages/pin-store.ts'
import { planPin } from '#domain/messages/plan-pin.ts'
import { db } from '#runtime/database.ts'

/**
 * Pins a message for everybody, as one step of its chat, and answers it as it stands then. Again it changes nothing. Rules PN1, PN2, DL4, DL7.
 * @throws `not_found` when there is no such message for the actor, `forbidden` when he may not pin here or it is a system line, `conflict`
 *   past SERVER_LIMITS.pinsMax, `invalid_token` when the session is over
 */
export function pinMessage(actor: Actor, place: MessagePlace): Promise<Message> {
  return set(actor, place, true)
}

/** Takes a pin away; one that is not there changes nothing. Rules, answer and errors as for `pinMessage`. */
export function unpinMessage(actor: Actor, place: MessagePlace): Promise<Message> {
  return set(actor, place, false)
}

function set(actor: Actor, { chat_id, seq }: MessagePlace, pinned: boolean): Promise<Message> {
  return changeMessage(
    actor,
    { chat_id, seq },
    { action: 'pin', plan: (message, standing) => planPin(message, standing, pinned), write: setPinned },
  )
}

/**
 * The pinned messages of a chat, by their place. Rules CH1, PN3.
 * @throws `not_found` when the actor cannot see the chat
 */
export function listPinned(actor: Actor, chat_id: number): Promise<PinnedMessages> {
  return answerInTime(async () => {
    const pinned = await readPinned(db(), actor.userId, chat_id)
    if (!pinned) throw chatNotFound()
    return { chat_id, ...pinned }
  })
}
