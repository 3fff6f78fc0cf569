import { sql } from 'drizzle-orm'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { MENTIONS, UNREAD } from '#domain/chats/read-chats.ts'
import type { Queryable } from '#runtime/database.ts'

/** How far a member has read, and what waits for him, all of one moment. */
export interface Mark {
  lastReadSeq: number
  /** The place from which he marked the chat unread. */
  unreadFrom: number | null
  head: number
  unread: number
  /** The places of those that call him. */
  mentions: number[]
  /** The person's own head at the last change of this. */
  rev: number
  /** The person's own head. */
  userRev: number
}

type MarkRow = {
  last_read_seq: string
  unread_from: string | null
  head: string
  unread: number
  mentions: number[] | null
  rev: string
  user_rev: string
}

/** A member's mark; undefined when he is no member or there is no such chat. */
export async function readMark(q: Queryable, userId: number, chatId: number): Promise<Mark | undefined> {
  const result = await q.execute<MarkRow>(sql`
    SELECT s.last_read_seq, s.unread_from, c.head, ${UNREAD} AS unread, ${MENTIONS} AS mentions, s.user_rev AS rev, p.head AS user_rev
    FROM members s JOIN chats c ON c.id = s.chat_id JOIN users p ON p.id = s.user_id
    WHERE s.chat_id = ${chatId} AND s.user_id = ${userId}`)
  const [row] = result.rows
  if (!row) return undefined
  return {
    lastReadSeq: Number(row.last_read_seq),
    unreadFrom: row.unread_from === null ? null : Number(row.unread_from),
    head: Number(row.head),
    unread: row.unread,
    mentions: row.mentions ?? [],
    rev: Number(row.rev),
    userRev: Number(row.user_rev),
  }
}

/** So many old times go with a new one: more than come, and little work. */
const FORGOTTEN_AT_ONCE = 20

/** A member row, and the step of his own counter that changes it. */
export interface MarkPlace {
  userId: number
  chatId: number
  userRev: number
}

/**
 * Moves a mark to `seq`, never back and never past the chat's head; the person's row is locked by the caller.
 * When it moved is kept where readers are named. `flag` names the unread flag that goes: a certain one, none (null), or any that `seq` has reached (undefined).
 */
export async function advanceMark(
  tx: Queryable,
  { userId, chatId, userRev }: MarkPlace,
  { seq, flag }: { seq: number; flag: number | null | undefined },
): Promise<void> {
  const goes = flag === undefined ? sql`unread_from <= ${seq}::bigint` : sql`unread_from = ${flag}::bigint`
  await tx.execute(sql`
    WITH before AS (
      SELECT last_read_seq FROM members WHERE chat_id = ${chatId} AND user_id = ${userId}
    ), moved AS (
      UPDATE members SET last_read_seq = greatest(last_read_seq, least(${seq}::bigint, c.head)), user_rev = ${userRev},
        unread_from = CASE WHEN ${goes} THEN NULL ELSE unread_from END
      FROM chats c WHERE c.id = chat_id AND chat_id = ${chatId} AND user_id = ${userId}
      RETURNING last_read_seq, c.member_count
    ), forgotten AS (
      DELETE FROM read_times WHERE chat_id = ${chatId} AND user_id = ${userId}
        AND read_at < statement_timestamp() - make_interval(days => ${SERVER_LIMITS.readTimesDays})
        AND seq IN (SELECT seq FROM read_times WHERE chat_id = ${chatId} AND user_id = ${userId} ORDER BY seq LIMIT ${FORGOTTEN_AT_ONCE})
    )
    INSERT INTO read_times (chat_id, user_id, seq, read_at)
    SELECT ${chatId}, ${userId}, moved.last_read_seq, date_trunc('milliseconds', statement_timestamp())
    FROM moved, before
    WHERE moved.last_read_seq > before.last_read_seq AND moved.member_count <= ${SERVER_LIMITS.readersNamedMax}`)
}

/** Marks a chat unread from a place on, at most from its head; the person's row is locked by the caller. */
export async function setUnreadFrom(
  tx: Queryable,
  { userId, chatId, userRev }: MarkPlace,
  fromSeq: number,
): Promise<void> {
  await tx.execute(sql`
    UPDATE members SET unread_from = least(${fromSeq}::bigint, c.head), user_rev = ${userRev}
    FROM chats c WHERE c.id = chat_id AND chat_id = ${chatId} AND user_id = ${userId}`)
}

/** The chats in which a person's mark is behind the head, or that he marked unread, with their heads. */
export async function readUnreadHeads(q: Queryable, userId: number): Promise<{ chatId: number; head: number }[]> {
  const { rows } = await q.execute<{ chat_id: number; head: string }>(sql`
    SELECT s.chat_id, c.head FROM members s JOIN chats c ON c.id = s.chat_id
    WHERE s.user_id = ${userId} AND (s.last_read_seq < c.head OR s.unread_from IS NOT NULL)
    ORDER BY s.chat_id`)
  return rows.map((row) => ({ chatId: row.chat_id, head: Number(row.head) }))
}
