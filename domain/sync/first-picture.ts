import { sql } from 'drizzle-orm'
import type { Chat } from '#contracts/chats.ts'
import type { FirstPicture } from '#contracts/first-picture.ts'
import type { HistoryPage, Message } from '#contracts/messages.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { readEpoch } from '#domain/chats/chat-store.ts'
import { readChats } from '#domain/chats/read-chats.ts'
import { readHistoryPage } from '#domain/messages/read-history.ts'
import type { Queryable } from '#runtime/database.ts'
import { inSnapshot } from '#runtime/transaction.ts'

/** Rows of the list that are drawn at first: more than a large window shows. */
const CHATS = 30
/** Messages at the end of a chat: about a window of a desktop, as the screen opens it. */
const MESSAGES = 28
/** Of what is read already, as much as stands above the first unread message. */
const ABOVE_UNREAD = 16
/** UTF-16 units of all messages together: a page stays small when they are long, and still fills a window. */
const TEXT_MAX = 12_000
/** The same for one row of the list. */
const LAST_WORD_MAX = 400

/**
 * The first picture of the messenger for whoever looks at it, of one moment and at most three statements. A chat that he may
 * not see is as if none were open. Rules CH1, FP1, FP2.
 */
export function readFirstPicture(actor: Actor, openId: number | null): Promise<FirstPicture> {
  return answerInTime(() => inSnapshot((tx) => readPictureIn(tx, actor, openId)))
}

async function readPictureIn(tx: Queryable, actor: Actor, openId: number | null): Promise<FirstPicture> {
  const epoch = await readEpoch(tx)
  const sights = await readChats(
    tx,
    sql`(SELECT s.chat_id, s.user_id FROM members s JOIN chats c ON c.id = s.chat_id WHERE s.user_id = ${actor.userId}
        ORDER BY coalesce(c.last_message_at, c.created_at) DESC, c.last_message_id DESC NULLS LAST, c.id DESC LIMIT ${CHATS})
      UNION SELECT ${openId}::int, ${actor.userId}::int WHERE ${openId}::int IS NOT NULL`,
  )
  const all = sights.map(({ chat }) => withShortWord(chat))
  const open = all.find((chat) => chat.id === openId) ?? null
  // A chat that is open and not among the newest stands at the end of the answer.
  const chats = all.filter((chat) => chat.membership !== null).slice(0, CHATS)
  return { epoch, chats, open, page: open && (await readPart(tx, actor, open)) }
}

/** The end of a chat, or what stands around its first unread message. Rule BC9. */
async function readPart(tx: Queryable, actor: Actor, { id, membership }: Chat): Promise<HistoryPage> {
  const isUnread = membership && (membership.unread.count > 0 || membership.unread_from !== null)
  if (!isUnread) return cut(await readHistoryPage(tx, actor, { chat_id: id, limit: MESSAGES }), Infinity, MESSAGES)
  const readUpTo = Math.min(membership.last_read_seq, (membership.unread_from ?? Infinity) - 1)
  const page = await readHistoryPage(tx, actor, { chat_id: id, around_seq: readUpTo, limit: 2 * MESSAGES })
  return cut(page, readUpTo, ABOVE_UNREAD)
}

/** Leaves at most `above` messages up to a place and those after it, and of both no more than is short enough. */
function cut(page: HistoryPage, seq: number, above: number): HistoryPage {
  const { messages } = page
  const place = messages.findLastIndex((message) => message.seq <= seq) + 1
  const first = place - fitting(messages.slice(0, place).reverse(), above)
  const end = place + fitting(messages.slice(place), MESSAGES)
  return {
    ...page,
    messages: messages.slice(first, end),
    has_older: page.has_older || first > 0,
    has_newer: page.has_newer || end < messages.length,
  }
}

/** How many of these, from the first one on, are short enough together; one at least. */
function fitting(messages: readonly Message[], most: number): number {
  let length = 0
  const tooLong = messages.findIndex((message, place) => {
    length += message.content.length
    return place > 0 && length > TEXT_MAX
  })
  return Math.min(most, tooLong === -1 ? messages.length : tooLong)
}

function withShortWord(chat: Chat): Chat {
  return chat.last_message ? { ...chat, last_message: shortened(chat.last_message) } : chat
}

/** Nothing is cut in the middle of a character. */
function shortened(message: Message): Message {
  const { content } = message
  if (content.length <= LAST_WORD_MAX) return message
  return { ...message, content: content.slice(0, LAST_WORD_MAX).replace(/[\uD800-\uDBFF]$/, '') }
}
