import { sql } from 'drizzle-orm'
import { SEES_CHAT } from '#domain/chats/chat-policy.ts'
import type { Queryable } from '#runtime/database.ts'

/** What stands in a stretch of time: the first message of each of its parts, and when somebody last spoke before and first after it. */
export interface Days {
  /** In the order of `starts`; null where nothing was said. */
  firstSeqs: (number | null)[]
  before: number | null
  after: number | null
}

/**
 * The first message of each part of a stretch of time, which begin at `starts` and end at `end` (ms since the epoch): one
 * look into an index per part, however long the history is. Undefined when the viewer may not see the chat. Rules CH1, CH17.
 */
export async function readDays(
  q: Queryable,
  viewerId: number,
  { chatId, starts, end }: { chatId: number; starts: readonly number[]; end: number },
): Promise<Days | undefined> {
  const times = (moments: readonly number[]) =>
    sql`${sql.param(moments.map((at) => new Date(at).toISOString()))}::timestamptz[]`
  const edge = (at: number | undefined) => sql`${new Date(at ?? end).toISOString()}::timestamptz`
  const result = await q.execute<{ first_seq: string | null; before: string | null; after: string | null }>(sql`
    SELECT first.seq AS first_seq,
      (SELECT created_at FROM messages WHERE chat_id = ${chatId} AND created_at < ${edge(starts[0])}
        ORDER BY created_at DESC LIMIT 1) AS before,
      (SELECT created_at FROM messages WHERE chat_id = ${chatId} AND created_at >= ${edge(end)}
        ORDER BY created_at LIMIT 1) AS after
    FROM chats c
    LEFT JOIN members s ON s.chat_id = c.id AND s.user_id = ${viewerId}
    CROSS JOIN unnest(${times(starts)}, ${times([...starts.slice(1), end])}) WITH ORDINALITY AS day (start, finish, place)
    LEFT JOIN LATERAL (
      SELECT seq FROM messages WHERE chat_id = c.id AND created_at >= day.start AND created_at < day.finish
      ORDER BY created_at, seq LIMIT 1
    ) first ON true
    WHERE c.id = ${chatId} AND ${SEES_CHAT}
    ORDER BY day.place`)
  const [row] = result.rows
  if (!row) return undefined
  return {
    firstSeqs: result.rows.map(({ first_seq }) => (first_seq === null ? null : Number(first_seq))),
    before: row.before === null ? null : Date.parse(row.before),
    after: row.after === null ? null : Date.parse(row.after),
  }
}
