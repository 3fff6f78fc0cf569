import { sql } from 'drizzle-orm'
import type { Draft } from '#contracts/drafts.ts'
import type { Queryable } from '#runtime/database.ts'

/** A member's row in a chat. */
export interface DraftPlace {
  chatId: number
  userId: number
}

/** What a member has begun to write in a chat; null when he never has, undefined when he is no member. */
export async function readDraft(q: Queryable, { chatId, userId }: DraftPlace): Promise<Draft | null | undefined> {
  const { rows } = await q.execute<{ draft: Draft | null }>(
    sql`SELECT draft FROM members WHERE chat_id = ${chatId} AND user_id = ${userId}`,
  )
  return rows[0]?.draft
}

/** Writes a draft as the step of the person's own counter that its `rev` says; his row is locked by the caller. */
export async function writeDraft(tx: Queryable, { chatId, userId }: DraftPlace, draft: Draft): Promise<void> {
  await tx.execute(sql`
    UPDATE members SET draft = ${JSON.stringify(draft)}::jsonb, user_rev = ${draft.rev}
    WHERE chat_id = ${chatId} AND user_id = ${userId}`)
}

/** The drafts of a chat that hold words of the message at a place, a quote of it or an edit. */
export async function findDraftsWithWordsOf(
  q: Queryable,
  chatId: number,
  seq: number,
): Promise<{ userId: number; draft: Draft }[]> {
  const { rows } = await q.execute<{ user_id: number; draft: Draft }>(sql`
    SELECT user_id, draft FROM members
    WHERE chat_id = ${chatId} AND draft IS NOT NULL AND (
      (draft #>> '{edit,seq}')::bigint = ${seq}
      OR ((draft #>> '{reply,seq}')::bigint = ${seq} AND draft #>> '{reply,quote}' IS NOT NULL))
    ORDER BY user_id`)
  return rows.map((row) => ({ userId: row.user_id, draft: row.draft }))
}
