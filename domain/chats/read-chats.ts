import { type SQL, sql } from 'drizzle-orm'
import type { Chat, ChatKind, MemberRole, Membership, Unread } from '#contracts/chats.ts'
import type { Draft } from '#contracts/drafts.ts'
import type { OwnVotes } from '#contracts/polls.ts'
import { SEES_CHAT } from '#domain/chats/chat-policy.ts'
import { countUnread, unreadBetween, type Waiting } from '#domain/chats/count-unread.ts'
import { mentionsBetween } from '#domain/messages/mention-store.ts'
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from '#domain/messages/message-store.ts'
import { toTimestamp } from '#domain/timestamp.ts'
import type { Queryable } from '#runtime/database.ts'
import { PREPARED } from '#runtime/preparing-client.ts'

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
  draft: Draft | null
  votes: OwnVotes | null
  /** Null where it is counted apart. */
  unread: number | null
  called_at: number[] | null
  peer_id: number | null
  peer_username: string
  peer_display_name: string
  others_read_seq: string | null
  epoch: string
}

/**
 * How many messages of others wait after the mark in the member row `s` of chat `c`, or from the place that is marked unread
 * (`least` leaves out what is null). Rules CH9, CH15.
 */
const WAITING = [sql`c.id`, sql`s.user_id`, sql`least(s.last_read_seq, s.unread_from - 1)`, sql`c.head`] as const
export const UNREAD = unreadBetween(...WAITING)
/** The places of those that call the person. Rule MN4. */
export const MENTIONS = mentionsBetween(...WAITING)

/**
 * Reads chats as people see them, newest activity first. `pairs` is a query of `(chat_id, user_id)`; pairs whose person may
 * not see the chat are left out. Rule CH1.
 */
export async function readChats(q: Queryable, pairs: SQL): Promise<Sight[]> {
  const rows = await readSights(q, pairs, { unread: UNREAD, calledAt: MENTIONS })
  return rows.map((row) => ({
    viewerId: row.viewer_id,
    chat: toChat(row, { count: row.unread ?? 0, mentions: row.called_at ?? [] }),
  }))
}

/**
 * Every chat of a person, newest activity first. What is unread is counted only where it may have changed: `q` is no
 * transaction that has written. Rules CH8, CH9.
 */
export async function readChatList(q: Queryable, userId: number): Promise<Chat[]> {
  const pairs = sql`SELECT chat_id, user_id FROM members WHERE user_id = ${userId}`
  const rows = await readSights(q, pairs, { unread: sql`NULL::int`, calledAt: sql`NULL::json` })
  const places = rows.map((row) => {
    const mark = Number(row.last_read_seq)
    const after = row.unread_from === null ? mark : Math.min(mark, Number(row.unread_from) - 1)
    return { epoch: row.epoch, chatId: row.chat, userId, after, head: Number(row.head) }
  })
  const counts = await countUnread(q, places)
  return rows.map((row, at) => toChat(row, counts[at] ?? { count: 0, mentions: [] }))
}

/** One statement for everything but what `unread` says; the other of a direct chat is who else has a mark in it. */
async function readSights(
  q: Queryable,
  pairs: SQL,
  { unread, calledAt }: { unread: SQL; calledAt: SQL },
): Promise<SightRow[]> {
  const result = await q.execute<SightRow>(sightsQuery(pairs, { unread, calledAt }))
  return result.rows
}

function sightsQuery(pairs: SQL, { unread, calledAt }: { unread: SQL; calledAt: SQL }): SQL {
  return sql`${PREPARED}
    SELECT v.user_id AS viewer_id, c.id AS chat, c.kind, c.name, c.created_at AS chat_created_at, c.head, c.member_count,
      s.role, s.joined_at, s.last_read_seq, s.unread_from, s.draft, s.user_rev,
      CASE WHEN b.rev IS NOT NULL THEN json_build_object('polls', b.polls, 'rev', b.rev) END AS votes, ${unread} AS unread,
      ${calledAt} AS called_at,
      p.id AS peer_id, p.username AS peer_username, p.display_name AS peer_display_name,
      o.last_read_seq AS others_read_seq, (SELECT epoch FROM server_state) AS epoch, ${MESSAGE_COLUMNS}
    FROM (${pairs}) AS v (chat_id, user_id)
    JOIN chats c ON c.id = v.chat_id
    LEFT JOIN members s ON s.chat_id = v.chat_id AND s.user_id = v.user_id
    LEFT JOIN anonymous_votes b ON b.user_id = s.user_id AND b.chat_id = s.chat_id
    LEFT JOIN LATERAL (SELECT user_id, last_read_seq FROM members WHERE chat_id = v.chat_id AND user_id <> v.user_id
      ORDER BY last_read_seq DESC LIMIT 1) o ON true
    LEFT JOIN users p ON c.kind = 'direct' AND p.id = o.user_id
    LEFT JOIN messages m ON m.id = c.last_message_id
    LEFT JOIN users a ON a.id = m.author_id
    WHERE ${SEES_CHAT}
    ORDER BY coalesce(c.last_message_at, c.created_at) DESC, c.last_message_id DESC NULLS LAST, c.id DESC`
}

/** These chats, for one person. */
export function pairsOf(userId: number, chatIds: number[]): SQL {
  return sql`SELECT unnest(${sql.param(chatIds)}::int[]), ${userId}::int`
}

function toChat(row: SightRow, waiting: Waiting): Chat {
  const head = Number(row.head)
  const unread: Unread = { count: waiting.count, mentions: waiting.mentions, at: head }
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
    draft: row.draft,
    votes: row.votes,
    rev: Number(row.user_rev),
  }
}
