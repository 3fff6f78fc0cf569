import { bigint, foreignKey, integer, pgTable, primaryKey, timestamp } from 'drizzle-orm/pg-core'
import { members } from '#db/schema/chats.ts'

/** When a member's read mark came to stand at `seq`: kept in small chats, and for some weeks. */
export const readTimes = pgTable(
  'read_times',
  {
    chatId: integer().notNull(),
    userId: integer().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    readAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.chatId, table.userId, table.seq] }),
    foreignKey({ columns: [table.chatId, table.userId], foreignColumns: [members.chatId, members.userId] }).onDelete(
      'cascade',
    ),
  ],
)
