import { type SQL, sql } from 'drizzle-orm'
import { LIMITS } from '#contracts/limits.ts'
import { mentionsBetween } from '#domain/messages/mention-store.ts'
import type { Queryable } from '#runtime/database.ts'
import { PREPARED } from '#runtime/preparing-client.ts'
import { remember } from '#runtime/remember.ts'

/** Counts kept; beyond it the oldest are dropped. */
const KEPT_MAX = 50_000

/**
 * How many messages of others wait for a person after a place of a chat and up to another; the count stops at the limit. The
 * arguments are columns of the query around it. Rule CH9.
 */
export function unreadBetween(chat: SQL, person: SQL, after: SQL, upto: SQL): SQL {
  return sql`(SELECT count(*)::int FROM (
    SELECT 1 FROM messages u
    WHERE u.chat_id = ${chat} AND u.seq > ${after} AND u.seq <= ${upto} AND u.author_id <> ${person} AND u.system IS NULL
      AND u.deleted_at IS NULL
    LIMIT ${LIMITS.unreadCountMax}
  ) AS counted)`
}

/** Whose messages are to be counted, in which chat, and between which places. */
export interface UnreadPlace {
  epoch: string
  chatId: number
  userId: number
  after: number
  head: number
}

/** How many messages wait, and the places of those that call the person. */
export interface Waiting {
  count: number
  mentions: number[]
}

const NOTHING: Waiting = { count: 0, mentions: [] }

interface Counted extends UnreadPlace, Waiting {}

/**
 * Counts what is unread at many places, in their order. What was counted before is not counted again while neither the mark nor
 * the chat's counter has moved: every change of a chat moves it, so the same counter is the same messages. Not for a transaction
 * that has written: what it sees may never come to be. Rule CH9.
 */
export async function countUnread(q: Queryable, places: readonly UnreadPlace[]): Promise<Waiting[]> {
  const kept = remember('unread-counts', () => new Map<string, Counted>())
  const counts = places.map((place) => (place.after >= place.head ? NOTHING : recall(kept, place)))
  const unknown = places.filter((_, at) => counts[at] === undefined)
  const found = unknown.length > 0 ? await count(q, unknown) : []
  unknown.forEach((place, at) => {
    keep(kept, { ...place, ...(found[at] ?? NOTHING) })
  })
  let next = 0
  return counts.map((known) => known ?? found[next++] ?? NOTHING)
}

function recall(kept: Map<string, Counted>, place: UnreadPlace): Waiting | undefined {
  const known = kept.get(keyOf(place))
  if (!known || known.head !== place.head || known.after !== place.after || known.epoch !== place.epoch)
    return undefined
  return known
}

function keep(kept: Map<string, Counted>, counted: Counted): void {
  const key = keyOf(counted)
  kept.delete(key)
  kept.set(key, counted)
  if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value ?? '')
}

const keyOf = ({ userId, chatId }: UnreadPlace) => `${userId}:${chatId}`

async function count(q: Queryable, places: readonly UnreadPlace[]): Promise<Waiting[]> {
  const column = (pick: (place: UnreadPlace) => number) => sql.param(places.map(pick))
  const result = await q.execute<{ count: number; mentions: number[] }>(sql`${PREPARED}
    SELECT ${unreadBetween(sql`i.chat_id`, sql`i.user_id`, sql`i.after`, sql`i.head`)} AS count,
      ${mentionsBetween(sql`i.chat_id`, sql`i.user_id`, sql`i.after`, sql`i.head`)} AS mentions
    FROM unnest(
      ${column((place) => place.chatId)}::int[], ${column((place) => place.userId)}::int[],
      ${column((place) => place.after)}::bigint[], ${column((place) => place.head)}::bigint[]
    ) WITH ORDINALITY AS i (chat_id, user_id, after, head, n)
    ORDER BY i.n`)
  return result.rows
}
