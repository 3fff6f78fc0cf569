import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { SystemNote } from '#contracts/messages.ts'
import type { Poll } from '#contracts/polls.ts'
import type { Reaction } from '#contracts/reactions.ts'
import { chats } from '#db/schema/chats.ts'
import { users } from '#db/schema/users.ts'

/** `seq` is the chat's head when the message was written and never changes; `rev` the head at its last change. */
export const messages = pgTable(
  'messages',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    chatId: integer()
      .notNull()
      .references(() => chats.id),
    seq: bigint({ mode: 'number' }).notNull(),
    rev: bigint({ mode: 'number' }).notNull(),
    authorId: integer()
      .notNull()
      .references(() => users.id),
    /** The sender's key for this intent to send; null for system lines and for senders that gave none. */
    clientId: uuid(),
    content: text().notNull(),
    /** Null for what people write. */
    system: jsonb().$type<SystemNote>(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** Counts the texts it has had: 1 as it was sent. */
    version: integer().notNull().default(1),
    /** Null for one that was never edited. */
    editedAt: timestamp({ withTimezone: true }),
    /** Null for one that stands. Of one that was deleted, no text is kept. */
    deletedAt: timestamp({ withTimezone: true }),
    /** Null for none. Beside the text, so that a page of history is one look into one table. */
    reactions: jsonb().$type<Reaction[]>(),
    /** Null for what is no poll. Of an anonymous one it says how many, never who. */
    poll: jsonb().$type<Poll>(),
    /** The place of the message that it answers; null for none. */
    replySeq: bigint({ mode: 'number' }),
    /** The part of that message's text that is meant; null for the whole. */
    quote: text(),
    /** Who wrote what was passed on; null for a message of the author's own. */
    forwardUserId: integer().references(() => users.id),
    /** Whom the text calls, 0 for everybody; null for nobody. */
    mentions: integer().array(),
    /** Null for one that is not pinned. */
    pinnedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex('messages_chat_seq').on(table.chatId, table.seq),
    index('messages_chat_rev').on(table.chatId, table.rev),
    uniqueIndex('messages_author_client').on(table.authorId, table.clientId),
    /** Finds the first message of a day. */
    index('messages_chat_time').on(table.chatId, table.createdAt, table.seq),
    /** Finds the quotes of a message. */
    index('messages_quotes').on(table.chatId, table.replySeq).where(sql`quote is not null`),
    /** Finds what is pinned. */
    index('messages_pinned').on(table.chatId, table.seq).where(sql`pinned_at is not null`),
    /** Finds what calls somebody. */
    index('messages_mentioning').on(table.chatId, table.seq).where(sql`mentions is not null`),
    /** Counts unread messages without touching the table: people's messages that stand, with their author. */
    index('messages_countable')
      .on(table.chatId, table.seq, table.authorId)
      .where(sql`system is null and deleted_at is null`),
  ],
)
