import { isDeepStrictEqual } from 'node:util'
import type { Conversation, OutboxItem } from '#client/messenger.ts'
import type { ChatRecord } from '#client/replica/replica.ts'
import { readUpTo } from '#client/replica/unread-flag.ts'
import {
  allMessages,
  countUnread,
  listMentions,
  type ModelChat,
  newestVersion,
} from '#client/sync/testing/model-chat.ts'
import type { ModelDevice } from '#client/sync/testing/model-device.ts'
import type { ModelServer } from '#client/sync/testing/model-server.ts'
import type { Message } from '#contracts/messages.ts'

interface Seen {
  epoch: string | null
  userRev: number
  revs: Map<number, number>
  marks: Map<number, number>
  /** What was found right, so that it is not looked at again while it stays the same. */
  right: Map<number, { record: ChatRecord; conversation: Conversation | undefined }>
}

/** Looks at every moment that a screen could be drawn. Runs thousands of times a second, so it says no with plain errors. */
export class Judge {
  /** Cursors and marks that were shown: within one life of the counters they may only grow. */
  private readonly seen = new Map<ModelDevice, Seen>()

  constructor(private readonly server: ModelServer) {}

  /** The page was closed: what it had not written is forgotten, marks and cursors included. */
  forget(device: ModelDevice): void {
    this.seen.delete(device)
  }

  look(device: ModelDevice): void {
    const { replica } = device.engine
    const { right } = this.grows(device)
    const isPresent = replica.epoch === this.server.epoch
    const queue = device.queue.items()
    for (const conversation of replica.conversations.values()) {
      const { chatId, status } = conversation
      if (queue.length > 0) queuedOnce(conversation, queue, device.userId)
      const record = replica.chats.get(chatId)
      const before = right.get(chatId)
      if (record && before?.record === record && before.conversation === conversation) continue
      shownOnce(conversation)
      const chat = this.server.chats.get(chatId)
      if (chat && record && isPresent && status === 'ready') isPrefix(chat, record, conversation)
    }
    for (const record of isPresent ? replica.chats.values() : []) {
      const { id } = record.chat
      const conversation = replica.conversations.get(id)
      const before = right.get(id)
      if (before?.record === record && before.conversation === conversation) continue
      this.counts(device, record)
      this.tellsLast(record)
      right.set(id, { record, conversation })
    }
  }

  /** BC1: the line of the list is what the server had at the entry's head, but for what changed again later. */
  private tellsLast({ chat }: ChatRecord): void {
    const stored = this.server.chats.get(chat.id)
    if (!stored) return
    const newest = allMessages(stored).findLast((message) => message.rev <= chat.head)
    const last = chat.last_message
    const versions = last ? stored.messages.get(last.seq) : undefined
    const isThere =
      last === null ||
      (versions &&
        (newestVersion(versions).rev > chat.head || isAsNow(stored, newestVersion(versions), last, chat.head)))
    if (!isThere || (last?.seq ?? 0) < (newest?.seq ?? 0) || (last?.seq ?? 0) > chat.head)
      throw new Error(`BC1 the last message of ${chat.id} is not that of ${chat.head}`)
    const later = stored.joins.filter((rev) => rev > chat.head).length
    if (chat.member_count !== stored.joined - later)
      throw new Error(`BC1 chat ${chat.id} says ${chat.member_count} members`)
  }

  /**
   * BC4 at every moment: the badge is a plain recount of what the device was told of. A mark or a flag that the server has not
   * confirmed is counted with what is loaded, so it is exact where everything it passed is loaded.
   */
  private counts({ engine, userId }: ModelDevice, record: ChatRecord): void {
    const chat = this.server.chats.get(record.chat.id)
    const { base, rev, unread } = record
    if (!chat || !record.chat.membership || !chat.members.has(userId)) return
    const upto = Math.max(base.at, rev)
    const loaded = engine.replica.conversations.get(chat.id)
    const mark = readUpTo(record)
    const counted = readUpTo({ lastReadSeq: base.mark, unreadFrom: base.from })
    const [first, last] = [Math.min(mark, counted), Math.min(Math.max(mark, counted), base.at)]
    const passed = mark === counted || (loaded && holds(loaded, first, last))
    if (!passed || changedAfter(chat, rev)) return
    const expected = countUnread(chat, userId, mark, upto)
    const called = listMentions(chat, userId, mark, upto)
    if (record.mentions.join() !== called.join())
      throw new Error(`MN4 chat ${chat.id} says ${record.mentions} call, a recount ${called}`)
    if (unread !== expected) throw new Error(`BC4 chat ${chat.id} says ${unread} unread, a recount ${expected}`)
  }

  private grows(device: ModelDevice): Seen {
    const { epoch, chats, userRev } = device.engine.replica
    let seen = this.seen.get(device)
    if (seen?.epoch !== epoch) {
      seen = { epoch, userRev: 0, revs: new Map(), marks: new Map(), right: new Map() }
      this.seen.set(device, seen)
    }
    if (userRev < seen.userRev) throw new Error(`BC1 the person's cursor fell to ${userRev}`)
    seen.userRev = userRev
    for (const chatId of seen.revs.keys()) {
      if (chats.has(chatId)) continue
      seen.revs.delete(chatId)
      seen.marks.delete(chatId)
    }
    for (const { chat, rev, lastReadSeq } of chats.values()) {
      if (rev < (seen.revs.get(chat.id) ?? 0)) throw new Error(`BC1 the cursor of ${chat.id} fell to ${rev}`)
      if (lastReadSeq < (seen.marks.get(chat.id) ?? 0))
        throw new Error(`BC4 the mark of ${chat.id} fell to ${lastReadSeq}`)
      if (chat.head < rev) throw new Error(`The entry of ${chat.id} is behind the cursor ${rev}`)
      seen.revs.set(chat.id, rev)
      seen.marks.set(chat.id, lastReadSeq)
    }
    return seen
  }
}

function changedAfter(chat: ModelChat, rev: number): boolean {
  for (const versions of chat.messages.values()) if (newestVersion(versions).rev > rev) return true
  return false
}

/** True when everything in `(after, upto]` is loaded. */
function holds({ status, messages, hasOlder, hasNewer }: Conversation, after: number, upto: number): boolean {
  const first = hasOlder ? (messages[0]?.seq ?? Number.POSITIVE_INFINITY) : 0
  const last = hasNewer ? (messages.at(-1)?.seq ?? 0) : Number.POSITIVE_INFINITY
  return status === 'ready' && first <= after + 1 && last >= upto
}

/** BC2: sorted by seq, each id and each author's key once. */
function shownOnce({ messages }: Conversation): void {
  const keys = new Set<string>()
  let before = 0
  for (const { seq, id, user_id, client_id } of messages) {
    if (seq <= before) throw new Error(`BC2 ${seq} stands after ${before}`)
    before = seq
    for (const key of client_id ? [`${id}`, `${user_id}:${client_id}`] : [`${id}`]) {
      if (keys.has(key)) throw new Error(`BC2 ${key} is shown twice`)
      keys.add(key)
    }
  }
}

/** BC2: what stands in its chat is not queued as well, and the queue has each key once, in the order of one's own writing. */
function queuedOnce({ chatId, messages }: Conversation, queue: readonly OutboxItem[], userId: number): void {
  const stored = new Set(messages.map((message) => (message.user_id === userId ? message.client_id : null)))
  const last = new Map<string, number>()
  for (const { clientId, chatId: inChat } of queue) {
    if (inChat !== chatId) continue
    if (stored.has(clientId)) throw new Error(`BC2 ${clientId} is shown in its chat and as queued`)
    const [writer = '', place] = clientId.split('-')
    if (Number(place) <= (last.get(writer) ?? -1))
      throw new Error(`BC2 ${clientId} is queued after ${last.get(writer)}`)
    last.set(writer, Number(place))
  }
}

/** A message as it is now; of a reply, what it shows of an original that changed after the cursor may be old. */
function isAsNow(chat: ModelChat, newest: Message, here: Message | undefined, rev: number): boolean {
  if (here === newest) return true
  if (!here?.reply || !newest.reply) return false
  const { reply, ...rest } = newest
  const { reply: shown, ...hereRest } = here
  const original = chat.messages.get(reply.seq)
  const isOld = original !== undefined && newestVersion(original).rev > rev
  return isDeepStrictEqual(rest, hereRest) && shown.seq === reply.seq && (isOld || isDeepStrictEqual(shown, reply))
}

/**
 * BC1: the stretch is the server's at the cursor, without a hole. Only what changed again after the cursor may be missing
 * or old, because `changes` tells the present state and not the way to it.
 */
function isPrefix(chat: ModelChat, record: ChatRecord, { messages, hasNewer, hasOlder }: Conversation): void {
  const first = hasOlder ? (messages[0]?.seq ?? Number.POSITIVE_INFINITY) : 0
  const last = hasNewer ? (messages.at(-1)?.seq ?? 0) : record.rev
  const shown = new Map(messages.map((message) => [message.seq, message]))
  for (const [seq, versions] of chat.messages) {
    if (seq < first || seq > last) continue
    const here = shown.get(seq)
    shown.delete(seq)
    const newest = newestVersion(versions)
    if (newest.rev <= record.rev) {
      if (!isAsNow(chat, newest, here, record.rev))
        throw new Error(`BC1 message ${seq} is not as it was at ${record.rev}`)
    } else if (here && here.rev > record.rev) {
      throw new Error(`BC1 message ${seq} is ahead of the cursor ${record.rev}`)
    }
  }
  if (shown.size > 0) throw new Error(`BC1 ${[...shown.keys()]} is shown and not there`)
}
