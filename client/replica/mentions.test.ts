import { expect, test } from 'vitest'
import { applyChatChanges } from '#client/replica/apply-chat-changes.ts'
import { applyReadState } from '#client/replica/apply-user-change.ts'
import { mentionsPerson } from '#client/replica/mentions.ts'
import { markReadHere } from '#client/replica/read-marks.ts'
import type { Replica } from '#client/replica/replica.ts'
import { chat, EPOCH, message, recordOf, replicaOf } from '#client/testing/rows.ts'
import type { Message } from '#contracts/messages.ts'

const ME = { mentions: [{ user_id: 1, username: 'anna' }] }
const GONE = { content: '', version: 2, deleted_at: '2026-01-01T01:00:00.000Z' }

function hear(replica: Replica, ...messages: Message[]): Replica {
  const after = recordOf(replica).rev
  const changes = messages.map((each) => ({ rev: each.rev, message: each, members: [] }))
  return applyChatChanges(replica, { chat_id: 7, epoch: EPOCH, after, upto: messages.at(-1)?.rev ?? after, changes })
}

const mentions = (replica: Replica) => recordOf(replica).mentions
const start = () => replicaOf([chat({ head: 5, read: 2, unread: 3, mentions: [4] })])

test('[MN4] what calls one is listed as it comes: by name, with everybody, never by oneself', () => {
  const heard = hear(
    start(),
    message(6, ME),
    message(7, { mentions_all: true }),
    message(8, { ...ME, user_id: 1 }),
    message(9, { mentions: [{ user_id: 3, username: 'clara' }] }),
  )
  expect(mentions(heard)).toEqual([4, 6, 7])
})

test('[MN4] [MN6] an edit may call, or no longer; what was deleted does not', () => {
  const heard = hear(start(), message(6, ME), message(5, { ...ME, rev: 7, version: 2 }))
  expect(mentions(heard)).toEqual([4, 5, 6])
  const taken = hear(heard, message(4, { rev: 8, version: 2 }), message(6, { ...ME, ...GONE, rev: 9, mentions: [] }))
  expect(mentions(taken)).toEqual([5])
})

test('[MN4] reading takes them away, and the word of the server sets them right', () => {
  const heard = hear(start(), message(6, ME), message(7))
  expect(mentions(markReadHere(heard, 7, 4))).toEqual([6])
  expect(mentions(markReadHere(heard, 7, 7))).toEqual([])
  const state = { chat_id: 7, last_read_seq: 5, unread_from: 3, rev: 2 }
  const told = applyReadState(heard, { ...state, unread: { count: 5, mentions: [3, 4, 6], at: 7 } })
  expect(mentions(told)).toEqual([3, 4, 6])
})

test('[MN4] an answer that is older than a step does not bring back what that step took', () => {
  const edited = hear(start(), message(4, { rev: 6, version: 2 }))
  const state = { chat_id: 7, last_read_seq: 3, unread_from: null, rev: 2 }
  expect(mentions(applyReadState(edited, { ...state, unread: { count: 2, mentions: [4], at: 5 } }))).toEqual([])
})

test('the list stays the same object while nothing in it changes', () => {
  const heard = hear(start(), message(6, ME))
  expect(mentions(hear(heard, message(7)))).toBe(mentions(heard))
})

test('[MN2] [MN3] whom a message calls', () => {
  const message = { user_id: 1, mentions: [{ user_id: 2, username: 'boris' }], mentions_all: false }
  expect([1, 2, 3].map((id) => mentionsPerson(message, id))).toEqual([false, true, false])
  expect([1, 2, 3].map((id) => mentionsPerson({ ...message, mentions_all: true }, id))).toEqual([false, true, true])
})
