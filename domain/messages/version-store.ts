import { sql } from 'drizzle-orm'
import type { Mention } from '#contracts/mentions.ts'
import type { MessageVersion } from '#contracts/messages.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { SEES_CHAT } from '#domain/chats/chat-policy.ts'
import type { ChangedRow } from '#domain/messages/change-message.ts'
import { membersCalled, toMentionsColumn } from '#domain/messages/mention-store.ts'
import type { NewText } from '#domain/messages/plan-edit.ts'
import { toTimestamp } from '#domain/timestamp.ts'
import type { Queryable } from '#runtime/database.ts'

/**
 * Puts a new text in place of a message's present one, which is kept as a former version, and moves the head of its chat to
 * `rev`; the chat's row is locked by the caller.
 */
export async function replaceText(
  tx: Queryable,
  { chatId, id, rev }: ChangedRow,
  { content, names, all }: NewText,
): Promise<void> {
  const mentions = names.length > 0 ? await readCalled(tx, chatId, id, names) : []
  const called = toMentionsColumn({ mentions, all })
  await tx.execute(sql`
    INSERT INTO message_versions (message_id, version, content, written_at)
    SELECT id, version, content, coalesce(edited_at, created_at) FROM messages WHERE id = ${id}`)
  await tx.execute(sql`
    WITH edited AS (
      UPDATE messages SET content = ${content}, mentions = ${called && sql.param(called)}::int[], version = version + 1, rev = ${rev},
        edited_at = date_trunc('milliseconds', statement_timestamp())
      WHERE id = ${id}
    )
    UPDATE chats SET head = ${rev} WHERE id = ${chatId}`)
  // Of those between the first, by which a repeat of the send is known, and the newest nobody asks any more.
  await tx.execute(sql`
    DELETE FROM message_versions WHERE message_id = ${id} AND version > 1
      AND version <= (SELECT version FROM messages WHERE id = ${id}) - ${SERVER_LIMITS.versionsMax}::int`)
}

/**
 * Takes every text a message has had out of the database, also where replies quote it, leaves its row as deleted, and moves the head of its chat to `rev`; the
 * chat's row is locked by the caller.
 */
export async function eraseText(tx: Queryable, { chatId, id, seq, rev }: ChangedRow): Promise<void> {
  await tx.execute(sql`
    WITH erased AS (
      UPDATE messages SET content = '', reactions = NULL, reply_seq = NULL, quote = NULL, forward_user_id = NULL, mentions = NULL, pinned_at = NULL, poll = NULL, version = version + 1, rev = ${rev},
        deleted_at = date_trunc('milliseconds', statement_timestamp())
      WHERE id = ${id}
    ), forgotten AS (
      DELETE FROM message_versions WHERE message_id = ${id}
    ), unquoted AS (
      UPDATE messages SET quote = NULL
      WHERE chat_id = ${chatId} AND reply_seq = ${seq} AND quote IS NOT NULL AND id <> ${id}
    )
    UPDATE chats SET head = ${rev} WHERE id = ${chatId}`)
}

async function readCalled(tx: Queryable, chatId: number, id: number, names: string[]): Promise<Mention[]> {
  const { rows } = await tx.execute<{ called: Mention[] | null }>(sql`
    SELECT (${membersCalled(sql`m.chat_id`, sql`m.author_id`, sql`${sql.param(names)}::text[]`)}) AS called
    FROM messages m WHERE m.chat_id = ${chatId} AND m.id = ${id}`)
  return rows[0]?.called ?? []
}

/** The newest SERVER_LIMITS.versionsMax texts of a message, oldest first, the present one at last; none when it is not there for this person. */
export async function readVersions(
  q: Queryable,
  userId: number,
  { chatId, seq }: { chatId: number; seq: number },
): Promise<MessageVersion[]> {
  const { rows } = await q.execute<{ version: number; content: string; written_at: string }>(sql`
    WITH wanted AS (
      SELECT m.* FROM messages m JOIN chats c ON c.id = m.chat_id
      LEFT JOIN members s ON s.chat_id = c.id AND s.user_id = ${userId}
      WHERE m.chat_id = ${chatId} AND m.seq = ${seq} AND m.deleted_at IS NULL AND ${SEES_CHAT}
    )
    SELECT v.version, v.content, v.written_at FROM message_versions v JOIN wanted ON v.message_id = wanted.id
    UNION ALL
    SELECT version, content, coalesce(edited_at, created_at) FROM wanted
    ORDER BY version DESC LIMIT ${SERVER_LIMITS.versionsMax}`)
  return rows
    .reverse()
    .map((row) => ({ version: row.version, content: row.content, timestamp: toTimestamp(row.written_at) }))
}
