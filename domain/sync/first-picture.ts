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

/** How much of everything is drawn at first. */
interface PictureSize {
  /** Rows of the list. */
  chats: number
  /** Messages at the end of a chat. */
  end: number
  /** Of what is read already, as much as stands above the first unread message, and as much from that one on. */
  above: number
  from: number
}

/** More than is in view at once: of a list in a large window, of messages as the screen opens them; on a phone of both less. */
const SIZES = {
  desktop: { chats: 30, end: 28, above: 16, from: 28 },
  phone: { chats: 12, end: 20, above: 8, from: 16 },
} satisfies Record<string, PictureSize>

/** UTF-16 units of all messages on one side of the divider: a page stays small when they are long, and still fills a window. */
const TEXT_MAX = 12_000
/** The same for one row of the list. */
const LAST_WORD_MAX = 400

/**
 * The first picture of the messenger for whoever looks at it, of one moment and at most three statements. A chat that he may
 * not see is as if none were open. Rules CH1, FP1, FP2.
 */
export function readFirstPicture(
  actor: Actor,
  openId: number | null,
  screen: keyof typeof SIZES,
): Promise<FirstPicture> {
  return answerInTime(() => inSnapshot((tx) => readPictureIn(tx, actor, openId, SIZES[screen])))
}

async function readPictureIn(
  tx: Queryable,
  actor: Actor,
  openId: number | null,
  size: PictureSize,
): Promise<FirstPicture> {
  const epoch = await readEpoch(tx)
  const sights = await readChats(
    tx,
    sql`(SELECT s.chat_id, s.user_id FROM members s JOIN chats c ON c.id = s.chat_id WHERE s.user_id = ${actor.userId}
        ORDER BY coalesce(c.last_message_at, c.created_at) DESC, c.last_message_id DESC NULLS LAST, c.id DESC LIMIT ${size.chats})
      UNION SELECT ${openId}::int, ${actor.userId}::int WHERE ${openId}::int IS NOT NULL`,
  )
  const all = sights.map(({ chat }) => withShortWord(chat))
  const open = all.find((chat) => chat.id === openId) ?? null
  // A chat that is open and not among the newest stands at the end of the answer.
  const chats = all.filter((chat) => chat.membership !== null).slice(0, size.chats)
  return { epoch, chats, open, page: open && (await readPart(tx, actor, open, size)) }
}

/** The end of a chat, or what stands around its first unread message. Rule BC9. */
async function readPart(
  tx: Queryable,
  actor: Actor,
  { id, membership }: Chat,
  { end, above, from }: PictureSize,
): Promise<HistoryPage> {
  const isUnread = membership && (membership.unread.count > 0 || membership.unread_from !== null)
  if (!isUnread) return cut(await readHistoryPage(tx, actor, { chat_id: id, limit: end }), Infinity, end, 0)
  const readUpTo = Math.min(membership.last_read_seq, (membership.unread_from ?? Infinity) - 1)
  const page = await readHistoryPage(tx, actor, { chat_id: id, around_seq: readUpTo, limit: 2 * Math.max(from, end) })
  // What is new may not fill the window.
  const after = page.messages.filter((message) => message.seq > readUpTo).length
  return cut(page, readUpTo, Math.max(above, end - after), from)
}

/** Leaves at most `above` messages up to a place and at most `from` after it, and of both no more than is short enough. */
function cut(page: HistoryPage, seq: number, above: number, from: number): HistoryPage {
  const { messages } = page
  const place = messages.findLastIndex((message) => message.seq <= seq) + 1
  const first = place - fitting(messages.slice(0, place).reverse(), above)
  const end = place + fitting(messages.slice(place), from)
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
