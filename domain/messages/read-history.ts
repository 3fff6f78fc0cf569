import type { HistoryPage, HistoryRequest, Message } from '#contracts/messages.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { chatNotFound } from '#domain/chats/chat-policy.ts'
import { readPlacesIn, readSlice } from '#domain/messages/history-store.ts'
import { db, type Queryable } from '#runtime/database.ts'

/** Messages in a page when nobody says how many. */
const DEFAULT_LIMIT = 60
/** Messages of a long page that are in memory at once: the longest ones take some megabytes together. */
const PART = 50
/** Messages that are read at once, by one statement: as many as a page has that nobody has asked to be longer. */
const WHOLE_MAX = SERVER_LIMITS.historyPageDefault

/**
 * A page of a chat's history, oldest first: the newest one, or that before, after or around a `seq`. The message at
 * `around_seq` is in it. Rules CH1, DL9.
 * @throws `not_found` when the actor cannot see the chat
 */
export function readHistory(actor: Actor, ask: HistoryRequest): Promise<HistoryPage> {
  return answerInTime(() => readHistoryPage(db(), actor, ask))
}

/** Like `readHistory`, within a transaction. */
export async function readHistoryPage(q: Queryable, actor: Actor, ask: HistoryRequest): Promise<HistoryPage> {
  const page = await readSlice(q, actor.userId, { chatId: ask.chat_id, whole: true, ...placeOf(ask) })
  if (!page) throw chatNotFound()
  const { epoch, head, found, hasOlder, hasNewer } = page
  return { chat_id: ask.chat_id, epoch, head, messages: found, has_older: hasOlder, has_newer: hasNewer }
}

/** A page that may be long: the places of its first and last message, what lies beyond them, and the messages bit by bit. */
export interface LongPage {
  first: number | undefined
  last: number | undefined
  hasOlder: boolean
  hasNewer: boolean
  /** All of them; or, of more than are kept in memory at once, parts: each is read when it is asked for, and fails like any call. */
  messages: Message[] | AsyncGenerator<Message[], void, undefined>
}

/**
 * What people wrote in a chat and what still stands, as a page of any length of which only a part is in memory at a time.
 * The places are of one moment; whoever loses sight of the chat meanwhile gets no further part. Rules CH1, DL9.
 * @throws `not_found` when the actor cannot see the chat
 */
export async function readLongPage(actor: Actor, ask: HistoryRequest): Promise<LongPage> {
  const slice = { chatId: ask.chat_id, whole: false, ...placeOf(ask) }
  if (slice.older + slice.newer <= WHOLE_MAX) {
    const page = await answerInTime(() => readSlice(db(), actor.userId, slice))
    if (!page) throw chatNotFound()
    const { found: messages, hasOlder, hasNewer } = page
    return { first: messages.at(0)?.seq, last: messages.at(-1)?.seq, hasOlder, hasNewer, messages }
  }
  const places = await answerInTime(() => readPlacesIn(db(), actor.userId, slice))
  if (!places) throw chatNotFound()
  const { found, hasOlder, hasNewer } = places
  return { first: found.at(0), last: found.at(-1), hasOlder, hasNewer, messages: readParts(actor, ask.chat_id, found) }
}

async function* readParts(actor: Actor, chatId: number, seqs: number[]): AsyncGenerator<Message[], void, undefined> {
  for (let at = 0; at < seqs.length; at += PART) {
    const [seq = 0, ...rest] = seqs.slice(at, at + PART)
    const slice = { chatId, seq, older: 0, newer: rest.length + 1, whole: false }
    const part = await answerInTime(() => readSlice(db(), actor.userId, slice))
    if (!part) throw chatNotFound()
    // One that was deleted meanwhile is missing: the page must not make up for it with one that comes later.
    const last = rest.at(-1) ?? seq
    yield part.found.filter((message) => message.seq <= last)
  }
}

function placeOf({ before_seq, after_seq, around_seq, limit = DEFAULT_LIMIT }: HistoryRequest) {
  if (after_seq !== undefined) return { seq: after_seq + 1, older: 0, newer: limit }
  if (around_seq !== undefined) {
    return { seq: around_seq + 1, older: Math.ceil(limit / 2), newer: Math.floor(limit / 2) }
  }
  return { seq: before_seq ?? Number.MAX_SAFE_INTEGER, older: limit, newer: 0 }
}
