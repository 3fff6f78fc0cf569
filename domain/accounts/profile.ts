import { eq, sql } from 'drizzle-orm'
import type { Me, SettingsPatch } from '#contracts/users.ts'
import { users } from '#db/schema/users.ts'
import { meColumns, toMe } from '#domain/accounts/person.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { AppError } from '#domain/app-error.ts'
import { readEpoch } from '#domain/chats/chat-store.ts'
import { checkActor, invalidToken } from '#domain/check-actor.ts'
import type { DomainEvent } from '#domain/events.ts'
import { db, type Queryable } from '#runtime/database.ts'
import { publishEvents } from '#runtime/event-bus.ts'
import { inTransaction } from '#runtime/transaction.ts'

/**
 * The caller himself.
 * @throws `not_authenticated` when the account is gone
 */
export function getMe(actor: Actor): Promise<Me> {
  return answerInTime(async () => {
    const [row] = await db().select(meColumns).from(users).where(eq(users.id, actor.userId))
    if (!row) throw new AppError('not_authenticated', 'Not authenticated')
    return toMe(row)
  })
}

/**
 * Changes settings that follow the person to every device, as one step of his own counter. Rule: ACC10.
 * @throws `invalid_token` when the session is over
 */
export function updateSettings(actor: Actor, patch: SettingsPatch): Promise<Me> {
  return answerInTime(async () => {
    const { me, event } = await inTransaction((tx) => changeSettings(tx, actor, patch))
    publishEvents<DomainEvent>([event])
    return me
  })
}

async function changeSettings(
  tx: Queryable,
  actor: Actor,
  patch: SettingsPatch,
): Promise<{ me: Me; event: DomainEvent }> {
  await checkActor(tx, actor)
  const [row] = await tx
    .update(users)
    .set({
      locale: patch.locale,
      theme: patch.theme,
      sendKey: patch.send_key,
      head: sql`${users.head} + 1`,
      rev: sql`${users.head} + 1`,
    })
    .where(eq(users.id, actor.userId))
    .returning({ ...meColumns, head: users.head })
  if (!row) throw invalidToken()
  const { head, ...columns } = row
  const me = toMe(columns)
  const changes = [{ type: 'me' as const, rev: head, me }]
  const epoch = await readEpoch(tx)
  return { me, event: { type: 'user_changed', userId: me.id, epoch, after: head - 1, upto: head, changes } }
}
