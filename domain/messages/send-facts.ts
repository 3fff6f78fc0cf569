import { type SQL, sql } from 'drizzle-orm'
import type { MemberRole } from '#contracts/chats.ts'
import { mentionKeys } from '#contracts/mention-places.ts'
import type { Mention } from '#contracts/mentions.ts'
import { SEES_CHAT } from '#domain/chats/chat-policy.ts'
import type { LockedChat } from '#domain/chats/chat-store.ts'
import { membersCalled } from '#domain/messages/mention-store.ts'
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from '#domain/messages/message-store.ts'
import type { Answered, PassedOn, Send, SendFacts } from '#domain/messages/plan-batch.ts'
import { originalOf } from '#domain/messages/reply-store.ts'
import { isLiveSession } from '#domain/sessions/live-session.ts'
import type { Queryable } from '#runtime/database.ts'
import { PREPARED } from '#runtime/preparing-client.ts'

export interface Author {
  username: string
  display_name: string
}

type FactRow = Omit<MessageRow, 'id'> & {
  n: string
  epoch: string
  sender_id: number
  sender_username: string
  sender_name: string
  id: string | null
  session_alive: boolean
  role: MemberRole | null
  sent_content: string | null
  answered: Answered | null
  passed_on: PassedOn | null
  called: Mention[] | null
}

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
  const asked = tx.execute<FactRow>(sql`${PREPARED}
    SELECT i.n, (SELECT epoch FROM server_state) AS epoch, i.user_id AS sender_id, live.id IS NOT NULL AS session_alive, s.role,
      a.username AS sender_username, a.display_name AS sender_name, ${MESSAGE_COLUMNS},
      CASE WHEN m.deleted_at IS NOT NULL THEN NULL WHEN m.version > 1 THEN ${sentText()} ELSE m.content END AS sent_content,
      CASE WHEN i.reply_seq IS NOT NULL THEN (${answered()}) END AS answered,
      CASE WHEN i.forward_seq IS NOT NULL THEN (${passedOn()}) END AS passed_on,
      CASE WHEN i.names IS NOT NULL THEN (${called()}) END AS called
    FROM unnest(
      ${column((send) => send.chatId)}::int[], ${column((send) => send.actor.userId)}::int[],
      ${column((send) => send.actor.sessionId)}::uuid[], ${column((send) => send.clientId)}::uuid[],
      ${column((send) => send.reply?.seq ?? null)}::bigint[], ${column((send) => send.reply?.quote ?? null)}::text[],
      ${column((send) => send.forward?.chat_id ?? null)}::int[], ${column((send) => send.forward?.seq ?? null)}::bigint[],
      ${column((send) => (send.forward ? send.content : null))}::text[], ${column(namesOf)}::text[]
    ) WITH ORDINALITY AS i (chat_id, user_id, session_id, client_id, reply_seq, quote, forward_chat, forward_seq, content, names, n)
    ${one(sql`SELECT username, display_name FROM users WHERE id = i.user_id`)} a ON true
    ${one(sql`SELECT id FROM sessions WHERE id = i.session_id AND user_id = i.user_id AND ${isLiveSession()}`)} live ON true
    ${one(sql`SELECT role FROM members WHERE chat_id = i.chat_id AND user_id = i.user_id`)} s ON true
    ${one(sql`SELECT * FROM messages WHERE author_id = i.user_id AND client_id = i.client_id`)} m ON true`)
  const [result, locked] = await Promise.all([asked, locking])
  const facts: SendFacts[] = sends.map(() => ({
    sessionAlive: false,
    standing: undefined,
    prior: null,
    answered: null,
    passedOn: null,
    called: [],
  }))
  const authors = new Map<number, Author>()
  for (const row of result.rows) {
    const at = Number(row.n) - 1
    const send = sends[at]
    const chat = send && locked.get(send.chatId)
    facts[at] = {
      sessionAlive: row.session_alive,
      standing: chat && { kind: chat.kind, role: row.role },
      prior: row.id === null ? null : { message: toMessage({ ...row, id: row.id }), sent: row.sent_content },
      answered: row.answered,
      passedOn: row.passed_on,
      called: row.called ?? [],
    }
    authors.set(row.sender_id, { username: row.sender_username, display_name: row.sender_name })
  }
  return { facts, authors, epoch: result.rows[0]?.epoch ?? '' }
}

/** The names that a send may mention, a line each, for no name holds one; null for none. What is passed on calls nobody. Rule MN6. */
function namesOf(send: Send): string | null {
  return (send.forward ? [] : mentionKeys(send.content)).join('\n') || null
}

/** The members whom a send calls. */
function called(): SQL {
  return membersCalled(sql`i.chat_id`, sql`i.user_id`, sql`string_to_array(i.names, E'\\n')`)
}

/** What an edited message was sent as: a repeat of the send still brings that text. Rule DL3. */
function sentText(): SQL {
  return sql`(SELECT content FROM message_versions WHERE message_id = m.id AND version = 1)`
}

/** The message that a send answers. Rules RP1, RP3. */
function answered(): SQL {
  const more = sql`, 'is_system', o.system IS NOT NULL, 'says_quote', i.quote IS NOT NULL AND position(i.quote IN o.content) > 0`
  return originalOf(sql`i.chat_id`, sql`i.reply_seq`, more)
}

/** Who wrote what a send passes on, and its poll: a message that its sender may read, and that says the same or has said it. Rules FW1 to FW3. */
function passedOn(): SQL {
  return sql`SELECT json_build_object('user_id', w.id, 'display_name', w.display_name, 'poll', o.poll)
    FROM messages o JOIN chats c ON c.id = o.chat_id
    LEFT JOIN members s ON s.chat_id = c.id AND s.user_id = i.user_id
    JOIN users w ON w.id = coalesce(o.forward_user_id, o.author_id)
    WHERE o.chat_id = i.forward_chat AND o.seq = i.forward_seq AND o.system IS NULL AND o.deleted_at IS NULL AND ${SEES_CHAT}
      AND (o.content = i.content
        OR EXISTS (SELECT FROM message_versions v WHERE v.message_id = o.id AND v.content = i.content))`
}

/**
 * What is found for each send by a unique key. The limit says so to the planner: it looks each up in the index, also by a plan
 * that it made and kept when the tables were empty.
 */
function one(query: SQL): SQL {
  return sql`LEFT JOIN LATERAL (${query} LIMIT 1)`
}
