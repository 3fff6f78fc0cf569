import { type SQL, sql } from 'drizzle-orm'
import type { Member } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import type { Change } from '#contracts/sync.ts'
import { readMembers } from '#domain/chats/member-store.ts'
import { readMessages } from '#domain/messages/message-store.ts'
import type { Stretch } from '#domain/sync/stretch.ts'
import type { Queryable } from '#runtime/database.ts'

/**
 * The present state of everything whose last change lies in these stretches, in the order of `rev`: one list per stretch,
 * in their order. Each chat may occur once. Two statements, however many chats. Rule DL10.
 */
export async function readSteps(q: Queryable, stretches: readonly Stretch[]): Promise<Change[][]> {
  if (stretches.length === 0) return []
  const messages = await readMessages(
    q,
    sql`JOIN ${rows(stretches)} ON m.chat_id = w.chat_id AND m.rev > w.after AND m.rev <= w.upto`,
  )
  const members = await readMembers(
    q,
    sql`JOIN ${rows(stretches)} ON s.chat_id = w.chat_id AND s.rev > w.after AND s.rev <= w.upto`,
  )
  const steps = toSteps(messages, members)
  return stretches.map(({ chatId }) => [...(steps.get(chatId)?.values() ?? [])].sort((a, b) => a.rev - b.rev))
}

/** Brings together what belongs to one step: by chat, then by `rev`. */
export function toSteps(
  messages: readonly Message[],
  members: readonly { chatId: number; member: Member }[],
): Map<number, Map<number, Change>> {
  const chats = new Map<number, Map<number, Change>>()
  const stepOf = (chatId: number, rev: number): Change => {
    const steps = chats.get(chatId) ?? new Map<number, Change>()
    chats.set(chatId, steps)
    const step = steps.get(rev) ?? { rev, message: null, members: [] }
    steps.set(rev, step)
    return step
  }
  for (const message of messages) stepOf(message.chat_id, message.rev).message = message
  for (const { chatId, member } of members) stepOf(chatId, member.rev).members.push(member)
  return chats
}

function rows(stretches: readonly Stretch[]): SQL {
  const column = (pick: (stretch: Stretch) => number) => sql.param(stretches.map(pick))
  return sql`unnest(${column((each) => each.chatId)}::int[], ${column((each) => each.after)}::bigint[],
    ${column((each) => each.upto)}::bigint[]) AS w (chat_id, after, upto)`
}
