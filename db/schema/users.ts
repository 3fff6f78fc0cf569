import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'

/** `head` counts the changes of the person's own list: chats, read marks, settings. */
export const users = pgTable(
  'users',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    username: text().notNull(),
    /** The username as it is compared: NFKC, lower case. */
    usernameKey: text().notNull(),
    displayName: text().notNull(),
    /** Both names as they are searched; empty until the next start for rows older than the column. */
    searchKey: text().notNull().default(''),
    passwordHash: text().notNull(),
    role: text({ enum: ['owner', 'member'] })
      .notNull()
      .default('member'),
    locale: text({ enum: ['ru', 'en'] }),
    theme: text({ enum: ['light', 'dark', 'system'] })
      .notNull()
      .default('system'),
    /** The key that sends in the composer. */
    sendKey: text({ enum: ['enter', 'ctrl_enter'] })
      .notNull()
      .default('enter'),
    head: bigint({ mode: 'number' }).notNull().default(0),
    /** The head at the last change of the settings in this row. */
    rev: bigint({ mode: 'number' }).notNull().default(0),
    lastSeenAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('users_username_key').on(table.usernameKey),
    /** The first account is the owner, and there is only one, whoever registers at the same moment. */
    uniqueIndex('users_one_owner').on(table.role).where(sql`role = 'owner'`),
    index('users_search_trgm').using('gin', sql`${table.searchKey} gin_trgm_ops`),
  ],
)
