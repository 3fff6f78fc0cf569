import { eq, sql } from 'drizzle-orm'
import type { Me, SettingsPatch } from '#contracts/users.ts'
import { serverState } from '#db/schema/server-state.ts'
import { users } from '#db/schema/users.ts'
import { meColumns, toMe } from '#domain/accounts/person.ts'
import type { Actor } from '#domain/actor.ts'
import { AppError } from '#domain/app-error.ts'
import type { DomainEvent } from '#domain/events.ts'
import { db } from '#runtime/database.ts'
import { publishEvents } from '#runtime/event-bus.ts'
import { inTransaction } from '#runtime/transaction.ts'

/**
 * The caller himself.
 * @throws `not_authenticated` when the account is gone
 */
export async function getMe(actor: Actor): Promise<Me> {
  const [row] = await db().select(meColumns).from(users).where(eq(users.id, actor.userId))
  if (!row) throw new AppError('not_authenticated', 'Not authenticated')
  return toMe(row)
}

/**
 * Changes settings that follow the person to every device, as one step of his own counter. Rule: ACC10.
 * @throws `not_authenticated` when the account is gone
 */
export async function updateSettings(actor: Actor, patch: SettingsPatch): Promise<Me> {
  const changed = await inTransaction(async (tx) => {
    const [row] = await tx
      .update(users)
      .set({ ...patch, head: sql`${users.head} + 1`, rev: sql`${users.head} + 1` })
      .where(eq(users.id, actor.userId))
      .returning({ ...meColumns, head: users.head })
    const [state] = await tx.select({ epoch: serverState.epoch }).from(serverState)
    return row && state && { row, epoch: state.epoch }
  })
  if (!changed) throw new AppError('not_authenticated', 'Not authenticated')
  const { head, ...row } = changed.row
  const me = toMe(row)
  publishEvents<DomainEvent>([
    {
      type: 'user_changed',
      userId: me.id,
      epoch: changed.epoch,
      after: head - 1,
      upto: head,
      changes: [{ type: 'me', rev: head, me }],
    },
  ])
  return me
}
