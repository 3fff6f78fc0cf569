import { sql } from 'drizzle-orm'
import type { Message } from '#contracts/messages.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { AppError } from '#domain/app-error.ts'
import { SEES_CHAT } from '#domain/chats/chat-policy.ts'
import type { ChangedRow } from '#domain/messages/change-message.ts'
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from '#domain/messages/message-store.ts'
import type { Queryable } from '#runtime/database.ts'

/**
 * Pins a message, or takes its pin away, and moves the head of its chat to `rev`; the chat's row is locked by the caller.
 * @throws `conflict` past SERVER_LIMITS.pinsMax
 */
export async function setPinned(tx: Queryable, { chatId, id, rev }: ChangedRow, pinned: boolean): Promise<void> {
  const { rows } = await tx.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM messages WHERE chat_id = ${chatId} AND pinned_at IS NOT NULL`,
  )
  if (pinned && (rows[0]?.count ?? 0) >= SERVER_LIMITS.pinsMax) {
    throw new AppError('conflict', `A chat has at most ${SERVER_LIMITS.pinsMax} pinned messages`)
  }
  const at = pinned ? sql`date_trunc('milliseconds', statement_timestamp())` : sql`NULL`
  await tx.execute(sql`
    WITH pinned AS (UPDATE messages SET pinned_at = ${at}, rev = ${rev} WHERE id = ${id})
    UPDATE chats SET head = ${rev} WHERE id = ${chatId}`)
}

type PinnedRow = Omit<MessageRow, 'id'> & { id: string | null; head: string }

/** What is pinned in a chat, by place, and the chat's head of the same moment; undefined when the viewer may not see it. Rule PN3. */
export async function readPinned(
  q: Queryable,
  viewerId: number,
  chatId: number,
): Promise<{ head: number; messages: Message[] } | undefined> {
  const { rows } = await q.execute<PinnedRow>(sql`
    SELECT c.head, ${MESSAGE_COLUMNS}
    FROM chats c
    LEFT JOIN members s ON s.chat_id = c.id AND s.user_id = ${viewerId}
    LEFT JOIN messages m ON m.chat_id = c.id AND m.pinned_at IS NOT NULL
    LEFT JOIN users a ON a.id = m.author_id
    WHERE c.id = ${chatId} AND ${SEES_CHAT}
    ORDER BY m.seq`)
  const [first] = rows
  if (!first) return undefined
  return {
    head: Number(first.head),
    messages: rows.flatMap((row) => (row.id === null ? [] : toMessage({ ...row, id: row.id }))),
  }
}
