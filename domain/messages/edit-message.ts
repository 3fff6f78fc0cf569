import type { EditRequest, Message, MessageVersion } from '#contracts/messages.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { changeMessage, type MessagePlace } from '#domain/messages/change-message.ts'
import { messageNotFound } from '#domain/messages/message-not-found.ts'
import { planEdit } from '#domain/messages/plan-edit.ts'
import { readVersions, replaceText } from '#domain/messages/version-store.ts'
import { db } from '#runtime/database.ts'

/**
 * Gives the actor's own message another text, as one step of its chat, and answers it as it stands then. A repeat of an edit
 * that was stored answers the same and changes nothing. Rules ED1 to ED4, DL4, DL7.
 * @throws `not_found` when there is no such message for him, `forbidden` when it is not his own, is a poll or he is no member,
 *   `conflict` when it was edited since `version`, `invalid_token` when the session is over
 */
export function editMessage(actor: Actor, { chat_id, seq, ...edit }: MessagePlace & EditRequest): Promise<Message> {
  return changeMessage(
    actor,
    { chat_id, seq },
    {
      action: 'edit',
      plan: (message, standing) => planEdit(message, standing, actor.userId, edit),
      write: replaceText,
    },
  )
}

/**
 * The texts that a message has had, the newest SERVER_LIMITS.versionsMax of them, oldest first, the present one at last. Rule ED5.
 * @throws `not_found` when there is no such message for the actor
 */
export function listVersions(actor: Actor, { chat_id, seq }: MessagePlace): Promise<MessageVersion[]> {
  return answerInTime(async () => {
    const versions = await readVersions(db(), actor.userId, { chatId: chat_id, seq })
    if (versions.length === 0) throw messageNotFound()
    return versions
  })
}
