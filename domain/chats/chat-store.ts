import { and, eq, sql } from 'drizzle-orm'
import type { ChatKind } from '#contracts/chats.ts'
import { chats, members } from '#db/schema/chats.ts'
import type { Standing } from '#domain/chats/chat-policy.ts'
import { searchKey } from '#domain/search-key.ts'
import type { Queryable } from '#runtime/database.ts'
import { PREPARED } from '#runtime/preparing-client.ts'

/** `<smaller user id>:<larger user id>`: one direct chat per pair, whoever asks. Rule CH3. */
export function directKey(one: number, other: number): string {
  return `${Math.min(one, other)}:${Math.max(one, other)}`
}

interface NewChat {
  kind: ChatKind
  name: string
  directKey: string | null
  head: number
  memberCount: number
  createdBy: number
}

/** Writes a new chat and answers its id; null when the direct chat of the pair exists already. */
export async function insertChat(tx: Queryable, chat: NewChat): Promise<number | null> {
  const [row] = await tx
    .insert(chats)
    .values({ ...chat, nameKey: searchKey(chat.name) })
    .onConflictDoNothing({ target: chats.directKey })
    .returning({ id: chats.id })
  return row?.id ?? null
}

export async function findDirectChat(q: Queryable, one: number, other: number): Promise<number | null> {
  const [row] = await q
    .select({ id: chats.id })
    .from(chats)
    .where(eq(chats.directKey, directKey(one, other)))
  return row?.id ?? null
}

/** What a person is to a chat, and the chat's head; undefined when there is no such chat. */
export async function findStanding(
  q: Queryable,
  userId: number,
  chatId: number,
): Promise<(Standing & { head: number }) | undefined> {
  const [row] = await q
    .select({ kind: chats.kind, head: chats.head, role: members.role })
    .from(chats)
    .leftJoin(members, and(eq(members.chatId, chats.id), eq(members.userId, userId)))
    .where(eq(chats.id, chatId))
  return row
}

export interface LockedChat {
  id: number
  kind: ChatKind
  head: number
}

/** Locks chats in the order of their ids, so that nobody else changes them until the transaction ends. */
export async function lockChats(tx: Queryable, ids: number[]): Promise<Map<number, LockedChat>> {
  const result = await tx.execute<{ id: number; kind: ChatKind; head: string }>(sql`${PREPARED}
    SELECT id, kind, head FROM chats WHERE id = ANY(${sql.param(ids)}::int[]) ORDER BY id FOR UPDATE`)
  return new Map(result.rows.map((row) => [row.id, { ...row, head: Number(row.head) }]))
}

/** Counts new members in; the chats' rows are locked by the caller. */
export async function addToMemberCounts(tx: Queryable, joined: Map<number, number>): Promise<void> {
  await tx.execute(sql`
    UPDATE chats SET member_count = member_count + joined.count
    FROM unnest(${sql.param([...joined.keys()])}::int[], ${sql.param([...joined.values()])}::int[]) AS joined (id, count)
    WHERE chats.id = joined.id`)
}

/** The id that a restore from backup changes. */
export async function readEpoch(q: Queryable): Promise<string> {
  const result = await q.execute<{ epoch: string }>(sql`SELECT epoch FROM server_state`)
  const epoch = result.rows[0]?.epoch
  if (!epoch) throw new Error('The database has no server_state')
  return epoch
}
