import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Draft } from '#contracts/drafts.ts'
import { users } from '#db/schema/users.ts'

/**
 * `head` is the chat's dense counter: it grows by exactly one for every change, under this row's lock.
 * The `last…` columns follow the newest message, so that a chat list needs no search in messages.
 */
export const chats = pgTable(
  'chats',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    kind: text({ enum: ['direct', 'group', 'public'] }).notNull(),
    /** Empty for direct chats, whose name depends on who looks. */
    name: text().notNull().default(''),
    /** The name as it is searched. */
    nameKey: text().notNull().default(''),
    /** `<smaller user id>:<larger user id>` of a direct chat: one chat per pair, for ever. */
    directKey: text(),
    head: bigint({ mode: 'number' }).notNull().default(0),
    memberCount: integer().notNull().default(0),
    lastMessageId: bigint({ mode: 'number' }),
    lastMessageAt: timestamp({ withTimezone: true }),
    createdBy: integer()
      .notNull()
      .references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('chats_direct_key').on(table.directKey),
    index('chats_public_name_trgm').using('gin', sql`${table.nameKey} gin_trgm_ops`).where(sql`kind = 'public'`),
  ],
)

/**
 * Who is in a chat. `rev` is the chat's head at the row's last change that others see (role, joining, leaving);
 * `userRev` the person's own head at its last change that he sees (the same, his read mark, his unread flag and his draft).
 */
export const members = pgTable(
  'members',
  {
    chatId: integer()
      .notNull()
      .references(() => chats.id),
    userId: integer()
      .notNull()
      .references(() => users.id),
    role: text({ enum: ['owner', 'admin', 'member'] })
      .notNull()
      .default('member'),
    joinedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** The head when he joined: nothing before it counts as unread. */
    joinedSeq: bigint({ mode: 'number' }).notNull().default(0),
    lastReadSeq: bigint({ mode: 'number' }).notNull().default(0),
    /** The place from which he marked the chat unread; null: he did not. It changes nothing about the read mark. */
    unreadFrom: bigint({ mode: 'number' }),
    /** What he has begun to write; null: he never has. */
    draft: jsonb().$type<Draft>(),
    rev: bigint({ mode: 'number' }).notNull(),
    userRev: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.chatId, table.userId] }),
    index('members_user').on(table.userId, table.userRev),
    index('members_read').on(table.chatId, table.lastReadSeq),
    index('members_rev').on(table.chatId, table.rev),
    /** Finds drafts that hold words of a message. */
    index('members_drafts').on(table.chatId).where(sql`draft is not null`),
  ],
)
