import { type SQL, sql } from 'drizzle-orm'
import type { Member } from '#contracts/chats.ts'
import { addToMemberCounts } from '#domain/chats/chat-store.ts'
import { advanceUsers, insertMembers, readMembers } from '#domain/chats/member-store.ts'
import { readChats, type Sight } from '#domain/chats/read-chats.ts'
import type { Queryable } from '#runtime/database.ts'

/** One person joins one chat, by the chat's step `rev`. */
export interface Join {
  chatId: number
  userId: number
  rev: number
}

/** Someone who joined: as the others see him, and the step of his own list that the chat became. */
export interface Joined extends Join {
  member: Member
  userRev: number
}

/** Puts people into chats whose rows the caller has locked. Rule CH6. */
export async function joinChats(tx: Queryable, joins: readonly Join[]): Promise<Joined[]> {
  if (joins.length === 0) return []
  await addToMemberCounts(
    tx,
    countBy(joins, (each) => each.chatId),
  )
  const steps = countBy(joins, (each) => each.userId)
  const heads = await advanceUsers(tx, steps)
  const numbered = joins.map((each) => ({ ...each, userRev: takeStep(heads, steps, each.userId) }))
  await insertMembers(
    tx,
    numbered.map((each) => ({ ...each, role: 'member' as const })),
  )
  const found = await readMembers(tx, sql`WHERE (s.chat_id, s.user_id) IN (${pairs(joins)})`)
  return numbered.map((each) => {
    const row = found.find(({ chatId, member }) => chatId === each.chatId && member.user.id === each.userId)
    if (!row) throw new Error(`Member ${each.userId} of chat ${each.chatId} was not written`)
    return { ...each, member: row.member }
  })
}

/** The chats as those who joined see them now. */
export function readJoinedChats(tx: Queryable, joined: readonly Joined[]): Promise<Sight[]> {
  return joined.length === 0 ? Promise.resolve([]) : readChats(tx, pairs(joined))
}

/** A person's steps in the order he joined: the last one is his head. */
function takeStep(heads: Map<number, number>, left: Map<number, number>, userId: number): number {
  const remaining = (left.get(userId) ?? 1) - 1
  left.set(userId, remaining)
  return (heads.get(userId) ?? 0) - remaining
}

function pairs(joins: readonly Join[]): SQL {
  const chatIds = sql.param(joins.map((each) => each.chatId))
  const userIds = sql.param(joins.map((each) => each.userId))
  return sql`SELECT * FROM unnest(${chatIds}::int[], ${userIds}::int[])`
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}
