import { expect } from 'vitest'
import type { Conversation } from '#client/messenger.ts'
import type { ChatRecord } from '#client/replica/replica.ts'
import { readUpTo } from '#client/replica/unread-flag.ts'
import { countUnread, type ModelChat, newestVersion, readUpToOf } from '#client/sync/testing/model-chat.ts'
import type { ModelDevice } from '#client/sync/testing/model-device.ts'
import type { ModelServer } from '#client/sync/testing/model-server.ts'

interface Seen {
  epoch: string | null
  userRev: number
  revs: Map<number, number>
  marks: Map<number, number>
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
    this.grows(device)
    if (replica.epoch === this.server.epoch) {
      for (const record of replica.chats.values()) this.counts(device, record)
    }
    for (const conversation of replica.conversations.values()) {
      shownOnce(conversation)
      const chat = this.server.chats.get(conversation.chatId)
      const record = replica.chats.get(conversation.chatId)
      if (chat && record && replica.epoch === this.server.epoch && conversation.status === 'ready') {
        isPrefix(chat, record, conversation)
      }
    }
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
    const changedAgain = [...chat.messages.values()].some((versions) => newestVersion(versions).rev > rev)
    const loaded = engine.replica.conversations.get(chat.id)
    const mark = readUpTo(record)
    const counted = readUpTo({ lastReadSeq: base.mark, unreadFrom: base.from })
    const [first, last] = [Math.min(mark, counted), Math.min(Math.max(mark, counted), base.at)]
    const passed = mark === counted || (loaded && holds(loaded, first, last))
    if (changedAgain || !passed) return
    const expected = countUnread(chat, userId, mark, upto)
    if (unread !== expected) throw new Error(`BC4 chat ${chat.id} says ${unread} unread, a recount ${expected}`)
  }

  private grows(device: ModelDevice): void {
    const { epoch, chats, userRev } = device.engine.replica
    let seen = this.seen.get(device)
    if (seen?.epoch !== epoch) {
      seen = { epoch, userRev: 0, revs: new Map(), marks: new Map() }
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
  }
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
      if (here !== newest) throw new Error(`BC1 message ${seq} is not as it was at ${record.rev}`)
    } else if (here && here.rev > record.rev) {
      throw new Error(`BC1 message ${seq} is ahead of the cursor ${record.rev}`)
    }
  }
  if (shown.size > 0) throw new Error(`BC1 ${[...shown.keys()]} is shown and not there`)
}

/** BC3, BC4: at rest, the device shows what a fresh one fetches. */
export function sameAsFresh(
  server: ModelServer,
  device: ModelDevice,
  fresh: ModelDevice,
  { othersRead }: { othersRead: boolean },
): void {
  const { replica, gaps, loads } = device.engine
  expect(summary(device, othersRead), 'BC3').toEqual(summary(fresh, othersRead))
  for (const record of replica.chats.values()) {
    const chat = server.chats.get(record.chat.id)
    if (!chat || !record.chat.membership) continue
    const mine = chat.members.get(device.userId)
    const mark = mine ? readUpToOf(mine) : 0
    expect(record.rev, 'BC3 the cursor is at the head').toBe(chat.head)
    expect(record.lastReadSeq, 'BC4 one mark on all devices').toBe(mine?.lastReadSeq)
    expect(record.unreadFrom, 'BC29 one flag on all devices').toBe(mine?.unreadFrom)
    expect(record.wish, 'every wish was told').toBe(null)
    expect(record.unread, 'BC4 a plain recount').toBe(countUnread(chat, device.userId, mark, chat.head))
  }
  expect([gaps.size, loads.size], 'nothing is waited for').toEqual([0, 0])
}

function summary({ engine: { replica } }: ModelDevice, othersRead: boolean) {
  const { epoch, userRev, me } = replica
  const mine = [...replica.chats.values()].filter((record) => record.chat.membership !== null)
  const chats = mine
    .map(({ chat, rev, unread, lastReadSeq, unreadFrom, othersReadSeq, typing }) => {
      const { membership, others_read_seq: _, ...shared } = chat
      return {
        ...shared,
        role: membership?.role,
        rev,
        unread,
        lastReadSeq,
        unreadFrom,
        typing,
        ...(othersRead && { othersReadSeq }),
      }
    })
    .sort((a, b) => a.id - b.id)
  return { epoch, userRev, me, chats }
}
