import { type SQL, sql } from 'drizzle-orm'
import type { Chat, ChatKind, MemberRole, Membership, Unread } from '#contracts/chats.ts'
import { LIMITS } from '#contracts/limits.ts'
import { SEES_CHAT } from '#domain/chats/chat-policy.ts'
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from '#domain/messages/message-store.ts'
import { toTimestamp } from '#domain/timestamp.ts'
import type { Queryable } from '#runtime/database.ts'

/** A chat as one person sees it. */
export interface Sight {
  viewerId: number
  chat: Chat
}

type SightRow = Omit<MessageRow, 'id' | 'chat_id'> & {
  id: string | null
  viewer_id: number
  chat: number
  kind: ChatKind
  name: string
  chat_created_at: string
  head: string
  member_count: number
  role: MemberRole | null
  joined_at: string
  last_read_seq: string
  unread_from: string | null
  user_rev: string
  unread: number
  peer_id: number | null
  peer_username: string
  peer_display_name: string
  others_read_seq: string | null
}

/**
 * How many messages of others wait after the mark in the member row `s` of chat `c`, or from the place that is marked unread
 * (`least` leaves out what is null); the count stops at the limit. Rules CH9, CH15.
 */
export const UNREAD = sql`(SELECT count(*)::int FROM (
    SELECT 1 FROM messages u
    WHERE u.chat_id = c.id AND u.seq > least(s.last_read_seq, s.unread_from - 1) AND u.author_id <> s.user_id AND u.system IS NULL
    LIMIT ${LIMITS.unreadCountMax}
  ) AS counted)`

/**
 * Reads chats as people see them, newest activity first. `pairs` is a query of `(chat_id, user_id)`; pairs whose person may
 * not see the chat are left out. Rule CH1.
 */
export async function readChats(q: Queryable, pairs: SQL): Promise<Sight[]> {
  const result = await q.execute<SightRow>(sql`
    SELECT v.user_id AS viewer_id, c.id AS chat, c.kind, c.name, c.created_at AS chat_created_at, c.head, c.member_count,
      s.role, s.joined_at, s.last_read_seq, s.unread_from, s.user_rev, ${UNREAD} AS unread,
      p.id AS peer_id, p.username AS peer_username, p.display_name AS peer_display_name,
      (SELECT o.last_read_seq FROM members o WHERE o.chat_id = c.id AND o.user_id <> v.user_id
        ORDER BY o.last_read_seq DESC LIMIT 1) AS others_read_seq,
      ${MESSAGE_COLUMNS}
    FROM (${pairs}) AS v (chat_id, user_id)
    JOIN chats c ON c.id = v.chat_id
    LEFT JOIN members s ON s.chat_id = v.chat_id AND s.user_id = v.user_id
    LEFT JOIN members other ON c.kind = 'direct' AND other.chat_id = c.id AND other.user_id <> v.user_id
    LEFT JOIN users p ON p.id = other.user_id
    LEFT JOIN messages m ON m.id = c.last_message_id
    LEFT JOIN users a ON a.id = m.author_id
    WHERE ${SEES_CHAT}
    ORDER BY coalesce(c.last_message_at, c.created_at) DESC, c.last_message_id DESC NULLS LAST, c.id DESC`)
  return result.rows.map((row) => ({ viewerId: row.viewer_id, chat: toChat(row) }))
}

/** These chats, for one person. */
export function pairsOf(userId: number, chatIds: number[]): SQL {
  return sql`SELECT unnest(${sql.param(chatIds)}::int[]), ${userId}::int`
}

function toChat(row: SightRow): Chat {
  const head = Number(row.head)
  const unread: Unread = { count: row.unread, at: head }
  return {
    id: row.chat,
    kind: row.kind,
    name: row.kind === 'direct' ? `Chat with ${row.peer_username}` : row.name,
    visibility: row.kind === 'public' ? 'public' : 'private',
    created_at: toTimestamp(row.chat_created_at),
    last_message_time: toTimestamp(row.id === null ? row.chat_created_at : row.created_at),
    last_message: row.id === null ? null : toMessage({ ...row, id: row.id, chat_id: row.chat }),
    head,
    member_count: row.member_count,
    peer:
      row.peer_id === null
        ? null
        : { id: row.peer_id, username: row.peer_username, display_name: row.peer_display_name },
    membership: row.role === null ? null : toMembership({ ...row, role: row.role }, unread),
    others_read_seq: Number(row.others_read_seq ?? 0),
  }
}

function toMembership(row: SightRow & { role: MemberRole }, unread: Unread): Membership {
  return {
    role: row.role,
    joined_at: toTimestamp(row.joined_at),
    last_read_seq: Number(row.last_read_seq),
    unread_from: row.unread_from === null ? null : Number(row.unread_from),
    unread,
    rev: Number(row.user_rev),
  }
}
