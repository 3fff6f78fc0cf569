import { sql } from 'drizzle-orm'
import type { MessageReaders } from '#contracts/messages.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { toTimestamp } from '#domain/timestamp.ts'
import type { Queryable } from '#runtime/database.ts'

type ReaderRow = {
  read_count: number
  asked_count: number
  named: boolean
  readers: { id: number; username: string; display_name: string; read_at: string | null }[] | null
}

/**
 * Who of a chat's members, its author left out, has read a message, and when, of one moment; undefined when it is not there or was
 * deleted. Times of old messages are not told: the one that counts may be forgotten, and a later one would be taken for it.
 */
export async function readReaders(
  q: Queryable,
  { chatId, seq }: { chatId: number; seq: number },
): Promise<MessageReaders | undefined> {
  const { rows } = await q.execute<ReaderRow>(sql`
    WITH wanted AS (
      SELECT m.chat_id, m.seq, m.author_id, c.member_count <= ${SERVER_LIMITS.readersNamedMax} AS named,
        m.created_at > statement_timestamp() - make_interval(days => ${SERVER_LIMITS.readTimesDays}) AS timed
      FROM messages m JOIN chats c ON c.id = m.chat_id
      WHERE m.chat_id = ${chatId} AND m.seq = ${seq} AND m.deleted_at IS NULL
    ), asked AS (
      SELECT s.user_id, s.last_read_seq >= w.seq AS has_read FROM members s JOIN wanted w ON s.chat_id = w.chat_id
      WHERE s.user_id <> w.author_id
    ), timed AS (
      SELECT p.id, p.username, p.display_name, CASE WHEN w.timed THEN (
        SELECT read_at FROM read_times WHERE chat_id = w.chat_id AND user_id = a.user_id AND seq >= w.seq ORDER BY seq LIMIT 1
      ) END AS read_at
      FROM asked a JOIN users p ON p.id = a.user_id CROSS JOIN wanted w WHERE a.has_read AND w.named
    )
    SELECT w.named, (SELECT count(*)::int FROM asked WHERE has_read) AS read_count, (SELECT count(*)::int FROM asked) AS asked_count,
      (SELECT json_agg(t ORDER BY t.read_at, t.id) FROM timed t) AS readers
    FROM wanted w`)
  const [row] = rows
  if (!row) return undefined
  const readers = (row.readers ?? []).map(({ read_at, ...user }) => ({
    user,
    read_at: read_at === null ? null : toTimestamp(read_at),
  }))
  return { read_count: row.read_count, asked_count: row.asked_count, readers: row.named ? readers : null }
}
