import { sql } from 'drizzle-orm'
import type { OwnVotes, Poll } from '#contracts/polls.ts'
import type { ChangedRow } from '#domain/messages/change-message.ts'
import type { Queryable } from '#runtime/database.ts'

/** Puts a poll in place of a message's present one, and moves the head of its chat to `rev`; the chat's row is locked by the caller. */
export async function replacePoll(tx: Queryable, { chatId, id, rev }: ChangedRow, poll: Poll): Promise<void> {
  await tx.execute(sql`
    WITH voted AS (UPDATE messages SET poll = ${JSON.stringify(poll)}::jsonb, rev = ${rev} WHERE id = ${id})
    UPDATE chats SET head = ${rev} WHERE id = ${chatId}`)
}

/** Closes a poll by the clock of the database, and moves the head of its chat to `rev`; the chat's row is locked by the caller. */
export async function closePollAt(tx: Queryable, { chatId, id, rev }: ChangedRow): Promise<void> {
  const now = sql`to_char(statement_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  await tx.execute(sql`
    WITH closed AS (
      UPDATE messages SET poll = poll || jsonb_build_object('closed_at', ${now}), rev = ${rev} WHERE id = ${id}
    )
    UPDATE chats SET head = ${rev} WHERE id = ${chatId}`)
}

/** Whose votes, and where. */
export interface VotesPlace {
  chatId: number
  userId: number
}

/** What somebody has chosen in the anonymous polls of a chat; null when he never has. */
export async function readOwnVotes(q: Queryable, { chatId, userId }: VotesPlace): Promise<OwnVotes | null> {
  const { rows } = await q.execute<{ polls: OwnVotes['polls']; rev: string }>(
    sql`SELECT polls, rev FROM anonymous_votes WHERE user_id = ${userId} AND chat_id = ${chatId}`,
  )
  return rows[0] ? { polls: rows[0].polls, rev: Number(rows[0].rev) } : null
}

/**
 * Writes them as the step of the person's own counter that their `rev` says: his row and that of the chat are locked by the caller. His
 * membership is what changes by it.
 */
export async function writeOwnVotes(
  tx: Queryable,
  { chatId, userId }: VotesPlace,
  { polls, rev }: OwnVotes,
): Promise<void> {
  const kept = JSON.stringify(polls)
  await tx.execute(sql`
    WITH kept AS (
      INSERT INTO anonymous_votes (user_id, chat_id, rev, polls) VALUES (${userId}, ${chatId}, ${rev}, ${kept}::jsonb)
      ON CONFLICT (user_id, chat_id) DO UPDATE SET rev = excluded.rev, polls = excluded.polls
    )
    UPDATE members SET user_rev = ${rev} WHERE chat_id = ${chatId} AND user_id = ${userId}`)
}

/** Who has voted in the anonymous poll at a place of a chat, with all that he has chosen there. */
export async function findVoters(
  q: Queryable,
  chatId: number,
  seq: number,
): Promise<{ userId: number; polls: OwnVotes['polls'] }[]> {
  const { rows } = await q.execute<{ user_id: number; polls: OwnVotes['polls'] }>(sql`
    SELECT user_id, polls FROM anonymous_votes
    WHERE chat_id = ${chatId} AND polls @> ${JSON.stringify([{ seq }])}::jsonb ORDER BY user_id`)
  return rows.map((row) => ({ userId: row.user_id, polls: row.polls }))
}
