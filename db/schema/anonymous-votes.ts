import { bigint, index, integer, jsonb, pgTable, primaryKey } from 'drizzle-orm/pg-core'
import type { OwnVotes } from '#contracts/polls.ts'
import { chats } from '#db/schema/chats.ts'
import { users } from '#db/schema/users.ts'

/**
 * What somebody has chosen in the anonymous polls of a chat. Apart from his membership: who leaves and returns has voted already. `rev`
 * is his own head at the last change.
 */
export const anonymousVotes = pgTable(
  'anonymous_votes',
  {
    userId: integer()
      .notNull()
      .references(() => users.id),
    chatId: integer()
      .notNull()
      .references(() => chats.id),
    rev: bigint({ mode: 'number' }).notNull(),
    polls: jsonb().$type<OwnVotes['polls']>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.chatId] }),
    /** Finds the votes of a poll. */
    index('anonymous_votes_chat').on(table.chatId),
  ],
)
