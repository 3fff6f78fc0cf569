import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChatChanges } from '#client/replica/apply-chat-changes.ts'
import { applyReadAnswer, applyReadState } from '#client/replica/apply-user-change.ts'
import { markReadHere, markUnreadHere, takeFlagAway, tidingsOf, unconfirmedMarks } from '#client/replica/read-marks.ts'
import type { Replica } from '#client/replica/replica.ts'
import { isUnread, readUpTo } from '#client/replica/unread-flag.ts'
import { chat, EPOCH, message, recordOf, replicaOf } from '#client/testing/rows.ts'
import type { Message } from '#contracts/messages.ts'

/** Messages 1 to 5 of somebody else, all read. */
const start = replicaOf(
  [chat({ head: 5, read: 5, last_message: message(5) })],
  [1, 2, 3, 4, 5].map((seq) => message(seq)),
)
const unread = (replica: Replica) => recordOf(replica).unread

function said(replica: Replica, from: number | null, rev: number, count = 0): Replica {
  const state = { chat_id: 7, last_read_seq: 5, unread_from: from, unread: { count, mentions: [], at: 5 }, rev }
  return applyReadState(replica, state)
}

function hear(replica: Replica, news: Message): Replica {
  const changes = [{ rev: news.rev, message: news, members: [] }]
  return applyChatChanges(replica, { chat_id: 7, epoch: EPOCH, after: news.rev - 1, upto: news.rev, changes })
}

describe('[BC29] a chat that is marked unread', () => {
  test('counts from there at once, and what comes later too', () => {
    const marked = markUnreadHere(start, 7, 4)
    expect([unread(marked), readUpTo(recordOf(marked)), recordOf(marked).lastReadSeq]).toEqual([2, 3, 5])
    expect(unread(hear(marked, message(6)))).toBe(3)
  })

  test('is unread although nobody else has said anything there', () => {
    const marked = markUnreadHere(hear(start, message(6, { user_id: 1 })), 7, 6)
    expect([unread(marked), isUnread(recordOf(marked))]).toEqual([0, true])
  })

  test('is read again by reading up to the place, and not before', () => {
    const marked = markUnreadHere(start, 7, 3)
    expect(recordOf(markReadHere(marked, 7, 2)).unreadFrom).toBe(3)
    const read = recordOf(markReadHere(marked, 7, 3))
    expect([read.unreadFrom, read.unread]).toEqual([null, 0])
  })

  test('a guest marks nothing', () => {
    const guest = replicaOf([chat({ head: 5, membership: null })], [message(5)])
    expect(markUnreadHere(guest, 7, 2)).toBe(guest)
  })

  test('what was read and never counted again counts when it is marked unread', () => {
    const read = markReadHere(hear(hear(start, message(6)), message(7)), 7, 7)
    expect(unread(markUnreadHere(read, 7, 6))).toBe(2)
  })
})

describe('[BC29] a wish about the flag', () => {
  test('is told until it has come true or was answered', () => {
    const marked = markUnreadHere(start, 7, 4)
    expect(unconfirmedMarks(marked).map(tidingsOf)).toEqual([{ read: null, unread: { chat_id: 7, from_seq: 4 } }])
    expect(unconfirmedMarks(said(marked, 4, 2, 2))).toEqual([])
    const { wish } = recordOf(marked)
    const answer = { chat_id: 7, last_read_seq: 5, unread_from: 4, unread: { count: 2, mentions: [], at: 5 }, rev: 2 }
    expect(unconfirmedMarks(applyReadAnswer(marked, answer, wish))).toEqual([])
  })

  test('names the flag that shall go, and leaves another one, set elsewhere, alone', () => {
    const cleared = takeFlagAway(said(start, 3, 2, 3), 7)
    expect(tidingsOf(recordOf(cleared)).read).toEqual({ chat_id: 7, seq: 5, unread_from: 3 })
    expect(recordOf(said(cleared, 3, 3, 3)).unreadFrom).toBe(null)
    const elsewhere = recordOf(said(cleared, 4, 3, 2))
    expect([elsewhere.unreadFrom, elsewhere.wish, elsewhere.unread]).toEqual([4, null, 2])
  })

  test('changed before the answer, the newer one holds', () => {
    const marked = markUnreadHere(start, 7, 4)
    const { wish } = recordOf(marked)
    const undone = said(takeFlagAway(marked, 7), 4, 2, 2)
    expect([recordOf(undone).unreadFrom, unread(undone)]).toEqual([null, 0])
    const answer = { chat_id: 7, last_read_seq: 5, unread_from: 4, unread: { count: 2, mentions: [], at: 5 }, rev: 2 }
    const answered = applyReadAnswer(undone, answer, wish)
    expect(tidingsOf(recordOf(answered)).read).toMatchObject({ unread_from: 4 })
  })

  test('an older word of the server changes nothing', () => {
    const known = said(start, 4, 3, 2)
    expect(recordOf(said(known, null, 2))).toEqual(recordOf(known))
  })
})

test('[BC4] [BC29] the count is a plain recount after any sequence of messages, marks and flags', () => {
  const kind = fc.constantFrom('other', 'mine', 'read', 'flag', 'clear', 'answer')
  fc.assert(
    fc.property(fc.array(fc.tuple(kind, fc.nat(30)), { maxLength: 60 }), (deeds) => {
      let replica = replicaOf([chat({ head: 1 })], [message(1)])
      const all: Message[] = [message(1)]
      let rev = 1
      const recount = (upto: number) => all.filter((each) => each.seq > upto && each.user_id !== 1).length
      replica = applyReadState(replica, {
        chat_id: 7,
        last_read_seq: 0,
        unread_from: null,
        unread: { count: 1, mentions: [], at: 1 },
        rev,
      })
      for (const [what, number] of deeds) {
        const record = recordOf(replica)
        if (what === 'read') replica = markReadHere(replica, 7, number)
        else if (what === 'flag') replica = markUnreadHere(replica, 7, number)
        else if (what === 'clear') replica = takeFlagAway(replica, 7)
        else if (what === 'answer') {
          const state = { chat_id: 7, last_read_seq: record.lastReadSeq, unread_from: record.unreadFrom, rev: ++rev }
          const unreadNow = { count: recount(readUpTo(record)), mentions: [], at: all.length }
          replica = applyReadAnswer(replica, { ...state, unread: unreadNow }, record.wish)
        } else {
          const news = message(all.length + 1, what === 'mine' ? { user_id: 1 } : {})
          all.push(news)
          replica = hear(replica, news)
        }
        expect(unread(replica)).toBe(recount(readUpTo(recordOf(replica))))
      }
    }),
  )
})
