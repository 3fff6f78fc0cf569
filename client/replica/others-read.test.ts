import { expect, test } from 'vitest'
import { applyChatChanges } from '#client/replica/apply-chat-changes.ts'
import { chat, EPOCH, message, recordOf, replicaOf } from '#client/testing/rows.ts'
import type { Member } from '#contracts/chats.ts'

const TIME = '2026-01-01T00:00:00.000Z'

function member(id: number, last_read_seq: number): Member {
  const user = { id, username: `user${id}`, display_name: `User ${id}` }
  return { user, role: 'member', joined_at: TIME, last_read_seq, rev: 3 }
}

/** The step by which somebody joins, and what everybody then knows of his mark. */
function joinedBy(person: Member) {
  const line = message(3, { user_id: person.user.id, system: { type: 'member_joined' } })
  const steps = { chat_id: 7, epoch: EPOCH, after: 2, upto: 3, changes: [{ rev: 3, message: line, members: [person] }] }
  return recordOf(applyChatChanges(replicaOf([chat({ head: 2, others_read_seq: 1 })]), steps)).othersReadSeq
}

test('[BC3] who joins has read up to there, and nobody says so again: the furthest mark of others follows the step', () => {
  expect(joinedBy(member(5, 3))).toBe(3)
  expect(joinedBy(member(5, 0))).toBe(1)
})

test('one’s own mark in a step is none of somebody else', () => {
  expect(joinedBy(member(1, 3))).toBe(1)
})
