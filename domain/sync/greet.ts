import { eq } from 'drizzle-orm'
import type { Me } from '#contracts/users.ts'
import { members } from '#db/schema/chats.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { readEpoch } from '#domain/chats/chat-store.ts'
import { readPerson } from '#domain/sync/person-store.ts'
import { db } from '#runtime/database.ts'

/**
 * What a new connection begins with: who it is, the epoch, and the chats it will hear of.
 * @throws `invalid_token` when the account is gone
 */
export function greet(actor: Actor): Promise<{ me: Me; epoch: string; chatIds: number[] }> {
  return answerInTime(async () => {
    const { me } = await readPerson(db(), actor)
    const epoch = await readEpoch(db())
    const rows = await db().select({ id: members.chatId }).from(members).where(eq(members.userId, actor.userId))
    return { me, epoch, chatIds: rows.map((row) => row.id) }
  })
}
