import { type SQL, sql } from 'drizzle-orm'
import { LIMITS } from '#contracts/limits.ts'
import type { Mention } from '#contracts/mentions.ts'

/** Everybody, in the column that holds whom a message calls. */
const EVERYBODY = 0

/** The people `w` whom `which` picks, as one JSON array of mentions in a fixed order; null for none. */
export function mentionsIn(which: SQL): SQL {
  return sql`SELECT json_agg(json_build_object('user_id', w.id, 'username', w.username) ORDER BY w.id) FROM users w ${which}`
}

/**
 * The members of a chat among those with these names (keys as they are compared), without the author. Who is not in the chat is
 * not told from who does not exist. Rules MN1, MN2.
 */
export function membersCalled(chatId: SQL, authorId: SQL, keys: SQL): SQL {
  return mentionsIn(sql`JOIN members x ON x.user_id = w.id AND x.chat_id = ${chatId}
    WHERE w.username_key = ANY(${keys}) AND w.id <> ${authorId}`)
}

/** Whom a message calls, as its column holds it. */
export function toMentionsColumn({ mentions, all }: { mentions: readonly Mention[]; all: boolean }): number[] | null {
  const called = [...(all ? [EVERYBODY] : []), ...mentions.map(({ user_id }) => user_id)]
  return called.length > 0 ? called : null
}

/**
 * The places of messages of others that call a person, after a place of a chat and up to another: the oldest
 * LIMITS.unreadMentionsMax, as a JSON array. The arguments are columns of the query around it. Rule MN4.
 */
export function mentionsBetween(chat: SQL, person: SQL, after: SQL, upto: SQL): SQL {
  return sql`to_json(ARRAY(SELECT u.seq FROM messages u
    WHERE u.chat_id = ${chat} AND u.seq > ${after} AND u.seq <= ${upto} AND u.mentions IS NOT NULL
      AND u.mentions && ARRAY[${EVERYBODY}::int, ${person}] AND u.author_id <> ${person} AND u.deleted_at IS NULL
    ORDER BY u.seq LIMIT ${LIMITS.unreadMentionsMax}))`
}
