import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChat } from '#client/replica/apply-chat.ts'
import { applyChatChanges } from '#client/replica/apply-chat-changes.ts'
import { applyReadState } from '#client/replica/apply-user-change.ts'
import { markReadHere, unconfirmedMarks } from '#client/replica/read-marks.ts'
import type { Replica } from '#client/replica/replica.ts'
import { chat, EPOCH, message, recordOf, replicaOf } from '#client/testing/rows.ts'
import type { Unread } from '#contracts/chats.ts'
import { LIMITS } from '#contracts/limits.ts'
import type { Message } from '#contracts/messages.ts'

const MINE = { user_id: 1 }
const SYSTEM = { system: { type: 'member_joined' as const } }

function hear(replica: Replica, ...messages: Message[]): Replica {
  const after = recordOf(replica).rev
  const upto = messages.at(-1)?.rev ?? after
  const changes = messages.map((each) => ({ rev: each.rev, message: each, members: [] }))
  return applyChatChanges(replica, { chat_id: 7, epoch: EPOCH, after, upto, changes })
}

/** The server's word on a mark; the mark's own place serves as the version. */
function answered(replica: Replica, mark: number, count: Unread): Replica {
  const state = { chat_id: 7, last_read_seq: mark, unread_from: null, unread: count, rev: 1 + mark }
  return applyReadState(replica, state)
}

const seqs = (...numbers: number[]) => numbers.map((seq) => message(seq))
const unread = (replica: Replica) => recordOf(replica).unread

describe('the number of unread messages', () => {
  test('[BC4] grows with messages of others, and neither with own ones nor with system lines', () => {
    const start = replicaOf([chat({ head: 3, read: 2, unread: 1 })])
    expect(unread(start)).toBe(1)
    expect(unread(hear(start, message(4), message(5, MINE), message(6, SYSTEM), message(7)))).toBe(3)
  })

  test('does not count twice what the server had counted, nor what is told twice', () => {
    const start = replicaOf([chat({ head: 3 })], seqs(1, 2, 3))
    const told = answered(start, 3, { count: 2, mentions: [], at: 5 })
    expect(unread(hear(told, message(4), message(5)))).toBe(2)
    expect(unread(hear(hear(told, message(4), message(5)), message(5), message(6)))).toBe(3)
  })

  test('[DE2] a deleted message no longer counts, whether the server had counted it or not', () => {
    const gone = (seq: number, rev: number, more: Partial<Message> = {}) =>
      message(seq, { rev, content: '', version: 2, deleted_at: '2026-01-01T01:00:00.000Z', ...more })
    const start = replicaOf([chat({ head: 5, read: 2, unread: 3 })])
    expect(unread(hear(start, gone(4, 6)))).toBe(2)
    expect(unread(hear(hear(start, gone(4, 6)), gone(4, 6), message(7), gone(7, 8)))).toBe(2)
    expect(unread(hear(start, gone(1, 6), gone(3, 7, MINE), gone(4, 8, SYSTEM)))).toBe(3)
    expect(unread(answered(hear(start, gone(4, 6)), 2, { count: 2, mentions: [], at: 6 }))).toBe(2)
    expect(unread(hear(answered(start, 3, { count: 1, mentions: [], at: 6 }), gone(4, 6)))).toBe(1)
    expect(unread(hear(markReadHere(hear(start, gone(4, 6)), 7, 6), gone(5, 7)))).toBe(0)
  })

  test('an edited message is no new one', () => {
    const start = hear(replicaOf([chat({ head: 3, read: 3 })]), message(4))
    expect(unread(hear(start, message(4, { rev: 5 })))).toBe(1)
  })

  test('reading to the end means none, reading further up what stands below', () => {
    const start = replicaOf([chat({ head: 5, read: 1, unread: 4, last_message: message(5) })], seqs(1, 2, 3, 4, 5))
    expect(unread(markReadHere(start, 7, 3))).toBe(2)
    expect(unread(markReadHere(start, 7, 5))).toBe(0)
    expect(unread(hear(markReadHere(start, 7, 5), message(6)))).toBe(1)
  })

  test('marks never go back, and a guest has none', () => {
    const start = markReadHere(replicaOf([chat({ head: 5, unread: 5 })], seqs(1, 2, 3, 4, 5)), 7, 4)
    expect(recordOf(markReadHere(start, 7, 2)).lastReadSeq).toBe(4)
    expect(recordOf(answered(start, 1, { count: 4, mentions: [], at: 5 })).lastReadSeq).toBe(4)
    const guest = replicaOf([chat({ head: 5, membership: null })], seqs(5))
    expect(markReadHere(guest, 7, 5)).toBe(guest)
  })

  test('a mark past everything that is known stops at the head', () => {
    const start = replicaOf([chat({ head: 5, unread: 5 })], seqs(5))
    expect(recordOf(markReadHere(start, 7, 99)).lastReadSeq).toBe(5)
  })

  test('a mark is to be told until the server has confirmed it', () => {
    const marked = markReadHere(replicaOf([chat({ head: 5, unread: 5 })], seqs(4, 5)), 7, 4)
    expect(unconfirmedMarks(marked).map((record) => record.lastReadSeq)).toEqual([4])
    expect(unconfirmedMarks(answered(marked, 4, { count: 1, mentions: [], at: 5 }))).toEqual([])
  })

  test('the limit means this many or more, and is not counted down by guessing', () => {
    const max = LIMITS.unreadCountMax
    const start = replicaOf([chat({ head: 5000, unread: max, last_message: message(5000) })], seqs(1, 2, 3))
    expect(unread(markReadHere(start, 7, 3))).toBe(max)
    expect(unread(hear(start, message(5001)))).toBe(max)
    expect(unread(markReadHere(start, 7, 5000))).toBe(0)
  })

  test('an old answer that comes late changes nothing', () => {
    const start = answered(replicaOf([chat({ head: 9, unread: 9 })]), 6, { count: 3, mentions: [], at: 9 })
    expect(answered(start, 4, { count: 5, mentions: [], at: 9 }).chats.get(7)).toEqual(recordOf(start))
    expect(unread(answered(start, 6, { count: 2, mentions: [], at: 8 }))).toBe(3)
  })

  test('on joining a chat one has looked into, what came meanwhile counts from the new mark', () => {
    const guest = hear(replicaOf([chat({ head: 3, membership: null })], seqs(1, 2, 3)), message(4), message(5))
    expect(unread(guest)).toBe(0)
    expect(unread(applyChat(guest, chat({ head: 4, read: 4, unread: 0 }), true))).toBe(1)
  })

  test('[BC4] is a plain recount after any sequence of messages, marks and answers', () => {
    const kind = fc.constantFrom('other', 'mine', 'system', 'mark', 'answer')
    const deed = fc.tuple(kind, fc.nat(40))
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        let replica = replicaOf([chat({ head: 1 })], [message(1, SYSTEM)])
        const all: Message[] = [message(1, SYSTEM)]
        const recount = (mark: number) =>
          all.filter((each) => each.seq > mark && each.user_id !== 1 && each.system === null).length
        for (const [what, number] of deeds) {
          const seq = all.length + 1
          if (what === 'mark') replica = markReadHere(replica, 7, number)
          else if (what === 'answer') {
            const mark = recordOf(replica).lastReadSeq
            replica = answered(replica, mark, { count: recount(mark), mentions: [], at: all.length })
          } else {
            const patch = what === 'mine' ? MINE : what === 'system' ? SYSTEM : {}
            all.push(message(seq, patch))
            replica = hear(replica, message(seq, patch))
          }
          expect(unread(replica)).toBe(recount(recordOf(replica).lastReadSeq))
        }
      }),
    )
  })
})
