import { type SQL, sql } from 'drizzle-orm'
import type { MemberRole } from '#contracts/chats.ts'
import type { LockedChat } from '#domain/chats/chat-store.ts'
import { type MessageRow, toMessage } from '#domain/messages/message-store.ts'
import type { Send, SendFacts } from '#domain/messages/plan-batch.ts'
import { isLiveSession } from '#domain/sessions/live-session.ts'
import type { Queryable } from '#runtime/database.ts'
import { PREPARED } from '#runtime/preparing-client.ts'

export interface Author {
  username: string
  display_name: string
}

type FactRow = Omit<MessageRow, 'id'> & { id: string | null; session_alive: boolean; role: MemberRole | null }

/**
 * Reads what decides about each send, in one statement that starts when the chats are locked (it may be asked right behind
 * the lock): whoever was removed or signed out by then is known to be. Answers in the order of the sends.
 */
export async function readSendFacts(
  tx: Queryable,
  sends: readonly Send[],
  locking: Promise<Map<number, LockedChat>> | Map<number, LockedChat>,
): Promise<{ facts: SendFacts[]; authors: Map<number, Author>; epoch: string }> {
  const column = <T>(pick: (send: Send) => T) => sql.param(sends.map(pick))
  const asked = tx.execute<FactRow & { n: string; author_id: number; epoch: string }>(sql`${PREPARED}
    SELECT i.n, (SELECT epoch FROM server_state) AS epoch, i.user_id AS author_id, live.id IS NOT NULL AS session_alive, s.role,
      a.username, a.display_name, m.id, m.chat_id, m.seq, m.rev, m.client_id, m.content, m.system, m.created_at
    FROM unnest(
      ${column((send) => send.chatId)}::int[], ${column((send) => send.actor.userId)}::int[],
      ${column((send) => send.actor.sessionId)}::uuid[], ${column((send) => send.clientId)}::uuid[]
    ) WITH ORDINALITY AS i (chat_id, user_id, session_id, client_id, n)
    ${one(sql`SELECT username, display_name FROM users WHERE id = i.user_id`)} a ON true
    ${one(sql`SELECT id FROM sessions WHERE id = i.session_id AND user_id = i.user_id AND ${isLiveSession()}`)} live ON true
    ${one(sql`SELECT role FROM members WHERE chat_id = i.chat_id AND user_id = i.user_id`)} s ON true
    ${one(sql`SELECT * FROM messages WHERE author_id = i.user_id AND client_id = i.client_id`)} m ON true`)
  const [result, locked] = await Promise.all([asked, locking])
  const facts: SendFacts[] = sends.map(() => ({ sessionAlive: false, standing: undefined, prior: null }))
  const authors = new Map<number, Author>()
  for (const row of result.rows) {
    const at = Number(row.n) - 1
    const send = sends[at]
    const chat = send && locked.get(send.chatId)
    facts[at] = {
      sessionAlive: row.session_alive,
      standing: chat && { kind: chat.kind, role: row.role },
      prior: row.id === null ? null : toMessage({ ...row, id: row.id }),
    }
    authors.set(row.author_id, { username: row.username, display_name: row.display_name })
  }
  return { facts, authors, epoch: result.rows[0]?.epoch ?? '' }
}

/**
 * What is found for each send by a unique key. The limit says so to the planner: it looks each up in the index, also by a plan
 * that it made and kept when the tables were empty.
 */
function one(query: SQL): SQL {
  return sql`LEFT JOIN LATERAL (${query} LIMIT 1)`
}
