import { type SQL, sql } from 'drizzle-orm'
import { LIMITS } from '#contracts/limits.ts'
import type { Reply } from '#contracts/replies.ts'

/** The message that a reply answers, as the database tells it. */
export type Original = Omit<Reply, 'quote'>

/** The original at a place of a chat, as one JSON object: how a reply shows it, besides what `more` adds. Null for none. */
export function originalOf(chatId: SQL, seq: SQL, more: SQL = sql``): SQL {
  return sql`SELECT json_build_object('seq', o.seq, 'rev', o.rev, 'user_id', o.author_id, 'display_name', w.display_name,
      'text', left(o.content, ${LIMITS.replyTextMax}::int), 'deleted', o.deleted_at IS NOT NULL${more})
    FROM messages o JOIN users w ON w.id = o.author_id WHERE o.chat_id = ${chatId} AND o.seq = ${seq}`
}
