import { sql } from 'drizzle-orm'
import type { Reaction } from '#contracts/reactions.ts'
import type { ChangedRow } from '#domain/messages/change-message.ts'
import type { Queryable } from '#runtime/database.ts'

/** Puts these reactions in place of a message's present ones, and moves the head of its chat to `rev`; the chat's row is locked by the caller. */
export async function replaceReactions(
  tx: Queryable,
  { chatId, id, rev }: ChangedRow,
  reactions: readonly Reaction[],
): Promise<void> {
  const kept = reactions.length > 0 ? JSON.stringify(reactions) : null
  await tx.execute(sql`
    WITH reacted AS (
      UPDATE messages SET reactions = ${kept}::jsonb, rev = ${rev} WHERE id = ${id}
    )
    UPDATE chats SET head = ${rev} WHERE id = ${chatId}`)
}
