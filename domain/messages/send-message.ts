import type { Message, SendRequest } from '#contracts/messages.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { sendQueue } from '#domain/messages/send-queue.ts'

/**
 * Stores a message in a chat the actor may write in; the first one in a public chat joins it. It is queued before this
 * function returns, so calls in a row keep their order. A repeat with the same `client_id`, chat and text answers the first
 * message. Rules DL1 to DL7, CH6, RP1, FW1.
 * @throws `invalid` when what it answers or passes on is not there, or it brings a poll besides, `not_found` when he cannot see the chat, `conflict` when the `client_id` was used for something else,
 *   `invalid_token` when the session is over, `unavailable` when the outcome is unknown: send it again with the same key
 */
export async function sendMessage(actor: Actor, request: SendRequest): Promise<Message> {
  return (await submitMessage(actor, request)).message
}

/** Like `sendMessage`, and says whether an earlier send had stored the message. */
export function submitMessage(
  actor: Actor,
  { chat_id: chatId, content, client_id: clientId, reply, forward, poll }: SendRequest,
): Promise<{ message: Message; repeated: boolean }> {
  return answerInTime(async () => {
    const outcome = await sendQueue().push({ actor, chatId, content, clientId: clientId ?? null, reply, forward, poll })
    if (!outcome.ok) throw outcome.error
    return outcome
  })
}
