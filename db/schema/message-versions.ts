import { bigint, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { messages } from '#db/schema/messages.ts'

/** Texts that edits have replaced, oldest first by `version`; the present one stands in the message alone. */
export const messageVersions = pgTable(
  'message_versions',
  {
    messageId: bigint({ mode: 'number' })
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    content: text().notNull(),
    writtenAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.version] })],
)
