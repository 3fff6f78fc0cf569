import { type SQL, sql } from 'drizzle-orm'
import type { Mention } from '#contracts/mentions.ts'
import type { Message, SystemNote } from '#contracts/messages.ts'
import type { Poll } from '#contracts/polls.ts'
import type { Reaction } from '#contracts/reactions.ts'
import type { ForwardedFrom, Reply } from '#contracts/replies.ts'
import { mentionsIn, toMentionsColumn } from '#domain/messages/mention-store.ts'
import { type Original, originalOf } from '#domain/messages/reply-store.ts'
import { toTimestamp } from '#domain/timestamp.ts'
import type { Queryable } from '#runtime/database.ts'
import { PREPARED } from '#runtime/preparing-client.ts'

/** A message as the database answers it: big numbers and times as text. */
export type MessageRow = {
  id: string
  chat_id: number
  seq: string
  rev: string
  author_id: number
  username: string
  display_name: string
  client_id: string | null
  content: string
  system: SystemNote | null
  created_at: string
  version: number
  edited_at: string | null
  deleted_at: string | null
  reactions: Reaction[] | null
  original: Original | null
  quote: string | null
  forward_user_id: number | null
  forward_name: string | null
  mentions: Mention[] | null
  mentions_all: boolean | null
  pinned_at: string | null
  poll: Poll | null
}

/** What `toMessage` reads, from `messages m` and its author `users a`. */
export const MESSAGE_COLUMNS = sql`m.id, m.chat_id, m.seq, m.rev, m.author_id, a.username, a.display_name,
  m.client_id, m.content, m.system, m.created_at, m.version, m.edited_at, m.deleted_at, m.reactions,
  m.quote, CASE WHEN m.reply_seq IS NOT NULL THEN (${originalOf(sql`m.chat_id`, sql`m.reply_seq`)}) END AS original,
  m.forward_user_id, CASE WHEN m.forward_user_id IS NOT NULL
    THEN (SELECT display_name FROM users WHERE id = m.forward_user_id) END AS forward_name,
  CASE WHEN m.mentions IS NOT NULL THEN (${mentionsIn(sql`WHERE w.id = ANY(m.mentions)`)}) END AS mentions,
  0 = ANY(m.mentions) AS mentions_all, m.pinned_at, m.poll`

export function toMessage(row: MessageRow): Message {
  return {
    id: Number(row.id),
    chat_id: row.chat_id,
    user_id: row.author_id,
    username: row.username,
    display_name: row.display_name,
    content: row.content,
    timestamp: toTimestamp(row.created_at),
    seq: Number(row.seq),
    rev: Number(row.rev),
    client_id: row.client_id,
    system: row.system,
    version: row.version,
    edited_at: timeOrNull(row.edited_at),
    deleted_at: timeOrNull(row.deleted_at),
    reactions: row.reactions ?? [],
    reply: row.original && { ...row.original, quote: row.quote },
    forwarded_from: forwardedFrom(row),
    mentions: row.mentions ?? [],
    mentions_all: row.mentions_all ?? false,
    pinned_at: timeOrNull(row.pinned_at),
    poll: row.poll,
  }
}

function forwardedFrom({ forward_user_id: user_id, forward_name }: MessageRow): ForwardedFrom | null {
  return user_id === null ? null : { user_id, display_name: forward_name ?? '' }
}

function timeOrNull(time: string | null): string | null {
  return time === null ? null : toTimestamp(time)
}

export interface NewMessage {
  chatId: number
  seq: number
  authorId: number
  clientId: string | null
  content: string
  system: SystemNote | null
  reply?: Reply | null | undefined
  forwardedFrom?: ForwardedFrom | null | undefined
  mentions?: readonly Mention[]
  mentionsAll?: boolean
  poll?: Poll | null
}

/** The column, as PostgreSQL writes an array: arrays of different lengths cannot stand in one. */
function calledBy({ mentions, mentionsAll }: NewMessage): string | null {
  const called = toMentionsColumn({ mentions: mentions ?? [], all: mentionsAll ?? false })
  return called && `{${called}}`
}

/** What the database adds to a new message. */
export interface Stored {
  id: number
  timestamp: string
}

/**
 * Writes messages of any number of chats in one statement and moves each chat's head to its newest one. Their `seq` must
 * continue the heads under the chats' locks. The time is the server's, taken after the lock: it follows `seq`.
 * Answers in the order of the input.
 */
export async function appendMessages(tx: Queryable, news: NewMessage[]): Promise<Stored[]> {
  const column = <T>(pick: (message: NewMessage) => T) => sql.param(news.map(pick))
  const result = await tx.execute<{ id: string; chat_id: number; seq: string; created_at: string }>(sql`${PREPARED}
    WITH written AS (
      INSERT INTO messages (chat_id, seq, rev, author_id, client_id, content, system, reply_seq, quote,
        forward_user_id, mentions, poll, created_at)
      SELECT chat_id, seq, seq, author_id, client_id, content, system, reply_seq, quote, forward_user_id,
        mentions::int[], poll, date_trunc('milliseconds', statement_timestamp())
      FROM unnest(
        ${column((each) => each.chatId)}::int[], ${column((each) => each.seq)}::bigint[],
        ${column((each) => each.authorId)}::int[], ${column((each) => each.clientId)}::uuid[],
        ${column((each) => each.content)}::text[], ${column((each) => each.system && JSON.stringify(each.system))}::jsonb[],
        ${column((each) => each.reply?.seq ?? null)}::bigint[], ${column((each) => each.reply?.quote ?? null)}::text[],
        ${column((each) => each.forwardedFrom?.user_id ?? null)}::int[], ${column(calledBy)}::text[],
        ${column((each) => (each.poll ? JSON.stringify(each.poll) : null))}::jsonb[]
      ) AS news (chat_id, seq, author_id, client_id, content, system, reply_seq, quote, forward_user_id, mentions, poll)
      ORDER BY chat_id, seq
      RETURNING id, chat_id, seq, created_at
    ), newest AS (
      SELECT DISTINCT ON (chat_id) id, chat_id, seq, created_at FROM written ORDER BY chat_id, seq DESC
    ), told AS (
      UPDATE chats SET head = newest.seq, last_message_id = newest.id, last_message_at = newest.created_at
      FROM newest WHERE chats.id = newest.chat_id AND chats.id = ANY(${column((each) => each.chatId)}::int[])
    )
    SELECT id, chat_id, seq, created_at FROM written`)
  const stored = new Map(result.rows.map((row) => [`${row.chat_id}:${row.seq}`, row]))
  return news.map(({ chatId, seq }) => {
    const row = stored.get(`${chatId}:${seq}`)
    if (!row) throw new Error(`Message ${seq} of chat ${chatId} was not written`)
    return { id: Number(row.id), timestamp: toTimestamp(row.created_at) }
  })
}

/** Messages `m` that the rest of the query picks (its joins and conditions), ordered by `rev`. */
export async function readMessages(q: Queryable, which: SQL): Promise<Message[]> {
  const result = await q.execute<MessageRow>(sql`
    SELECT ${MESSAGE_COLUMNS} FROM messages m JOIN users a ON a.id = m.author_id
    ${which} ORDER BY m.chat_id, m.rev`)
  return result.rows.map(toMessage)
}
