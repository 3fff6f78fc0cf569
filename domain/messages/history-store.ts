import { type SQL, sql } from 'drizzle-orm'
import type { Message } from '#contracts/messages.ts'
import { SEES_CHAT } from '#domain/chats/chat-policy.ts'
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from '#domain/messages/message-store.ts'
import type { Queryable } from '#runtime/database.ts'
import { PREPARED } from '#runtime/preparing-client.ts'

/** The messages on both sides of a place in the history: `older` ones before `seq`, `newer` ones from it on. */
export interface Slice {
  chatId: number
  seq: number
  older: number
  newer: number
  /** Whether system lines and what is left of deleted messages are among them. */
  whole: boolean
}

/** What lies in a slice, oldest first, and whether there is more on either side. */
export interface Cut<T> {
  found: T[]
  hasOlder: boolean
  hasNewer: boolean
}

export interface Page extends Cut<Message> {
  epoch: string
  head: number
}

type PageRow = Omit<MessageRow, 'id'> & { id: string | null; head: string; epoch: string }

/**
 * Reads a slice together with the chat's head of the same moment: one statement, answered from an index however long the
 * history is. Undefined when the viewer may not see the chat. Rules CH1, DL9.
 */
export async function readSlice(q: Queryable, viewerId: number, slice: Slice): Promise<Page | undefined> {
  const result = await q.execute<PageRow>(sql`${PREPARED}
    SELECT c.head, (SELECT epoch FROM server_state) AS epoch, ${MESSAGE_COLUMNS}
    FROM chats c
    LEFT JOIN members s ON s.chat_id = c.id AND s.user_id = ${viewerId}
    LEFT JOIN LATERAL (${neighbours(slice, sql`*`)}) m ON true
    LEFT JOIN users a ON a.id = m.author_id
    WHERE c.id = ${slice.chatId} AND ${SEES_CHAT}
    ORDER BY m.seq`)
  const [first] = result.rows
  if (!first) return undefined
  const read = result.rows.flatMap((row) => (row.id === null ? [] : toMessage({ ...row, id: row.id })))
  return { epoch: first.epoch, head: Number(first.head), ...cut(read, (message) => message.seq, slice) }
}

/** The places of a slice's messages, without what they say. Undefined when the viewer may not see the chat. Rules CH1, DL9. */
export async function readPlacesIn(q: Queryable, viewerId: number, slice: Slice): Promise<Cut<number> | undefined> {
  const result = await q.execute<{ seq: string | null }>(sql`${PREPARED}
    SELECT m.seq
    FROM chats c
    LEFT JOIN members s ON s.chat_id = c.id AND s.user_id = ${viewerId}
    LEFT JOIN LATERAL (${neighbours(slice, sql`seq`)}) m ON true
    WHERE c.id = ${slice.chatId} AND ${SEES_CHAT}
    ORDER BY m.seq`)
  if (result.rows.length === 0) return undefined
  const read = result.rows.flatMap(({ seq }) => (seq === null ? [] : Number(seq)))
  return cut(read, (seq) => seq, slice)
}

/** One more on each side than asked for tells whether there is more. */
function neighbours({ seq, older, newer, whole }: Slice, columns: SQL): SQL {
  const kind = whole ? sql`` : sql`AND system IS NULL AND deleted_at IS NULL`
  return sql`
    (SELECT ${columns} FROM messages WHERE chat_id = c.id AND seq < ${seq}::bigint ${kind} ORDER BY seq DESC LIMIT ${older + 1}::int)
    UNION ALL
    (SELECT ${columns} FROM messages WHERE chat_id = c.id AND seq >= ${seq}::bigint ${kind} ORDER BY seq LIMIT ${newer + 1}::int)`
}

function cut<T>(read: readonly T[], seqOf: (each: T) => number, { seq, older, newer }: Slice): Cut<T> {
  const before = read.filter((each) => seqOf(each) < seq)
  const after = read.filter((each) => seqOf(each) >= seq)
  return {
    found: [...before.slice(Math.max(before.length - older, 0)), ...after.slice(0, newer)],
    hasOlder: before.length > older,
    hasNewer: after.length > newer,
  }
}
