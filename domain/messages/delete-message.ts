import type { Message } from '#contracts/messages.ts'
import type { Actor } from '#domain/actor.ts'
import { forgetWords } from '#domain/drafts/forget-words.ts'
import { changeMessage, type MessagePlace } from '#domain/messages/change-message.ts'
import { planDeletion } from '#domain/messages/plan-deletion.ts'
import { eraseText } from '#domain/messages/version-store.ts'
import { forgetVotes } from '#domain/polls/forget-votes.ts'

/**
 * Deletes a message for everybody, as one step of its chat, and answers what is left of it: its place, without any text it has
 * had. Again it answers the same and changes nothing. Rules DE1 to DE3, DL4, DL7.
 * @throws `not_found` when there is no such message for the actor, `forbidden` when he may not delete it, `invalid_token` when
 *   the session is over
 */
export function deleteMessage(actor: Actor, place: MessagePlace): Promise<Message> {
  return changeMessage(actor, place, {
    action: 'delete',
    plan: (message, standing) => planDeletion(message, actor.userId, standing),
    async write(tx, row) {
      await eraseText(tx, row)
      return [...(await forgetWords(tx, row.chatId, row.seq)), ...(await forgetVotes(tx, row.chatId, row.seq))]
    },
  })
}
