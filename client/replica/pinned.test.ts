import { expect, test } from 'vitest'
import { applyChatChanges } from '#client/replica/apply-chat-changes.ts'
import { applyReset } from '#client/replica/apply-reset.ts'
import { seePinned } from '#client/replica/pinned.ts'
import type { Replica } from '#client/replica/replica.ts'
import { withoutConversation } from '#client/replica/replica.ts'
import { chat, EPOCH, message, replicaOf } from '#client/testing/rows.ts'
import type { Message } from '#contracts/messages.ts'

const AT = '2026-01-01T00:00:00.000Z'
const pin = (seq: number, rev: number) => message(seq, { rev, pinned_at: AT })

function hear(replica: Replica, ...messages: Message[]): Replica {
  const after = replica.chats.get(7)?.rev ?? 0
  const changes = messages.map((each) => ({ rev: each.rev, message: each, members: [] }))
  return applyChatChanges(replica, { chat_id: 7, epoch: EPOCH, after, upto: messages.at(-1)?.rev ?? after, changes })
}

const start = () => replicaOf([chat({ head: 9 })], [message(7), message(8), message(9)])
const see = (replica: Replica, head: number, ...messages: Message[]) =>
  seePinned(replica, { chat_id: 7, head, messages })
const seqs = (replica: Replica) => replica.pinned.get(7)?.map(({ seq }) => seq)

test('[PN3] a list that is known follows the steps, also of messages that are not loaded', () => {
  const known = see(start(), 9, pin(2, 4), pin(8, 9))
  expect(seqs(hear(known, pin(1, 10), message(8, { rev: 11 }), pin(9, 12)))).toEqual([1, 2, 9])
  const deleted = message(2, { rev: 10, content: '', deleted_at: AT, version: 2 })
  expect(seqs(hear(known, deleted))).toEqual([8])
  expect(hear(known, pin(2, 10)).pinned.get(7)?.[0]?.rev).toBe(10)
})

test('[PN3] without a list none is begun, and one that is older than the steps is not taken', () => {
  expect(seqs(hear(start(), pin(1, 10)))).toBeUndefined()
  expect(seqs(see(hear(start(), message(10)), 9, pin(2, 4)))).toBeUndefined()
  expect(seqs(see(start(), 11, pin(2, 11)))).toEqual([2])
})

test('[PN3] a list that was read ahead of the steps is not led astray by them', () => {
  const ahead = see(start(), 11, pin(2, 10))
  expect(seqs(hear(ahead, message(2, { rev: 9.5 }), pin(2, 10)))).toEqual([2])
})

test('[PN3] with the messages it goes, and when steps are left out', () => {
  const known = see(start(), 9, pin(2, 4))
  expect(seqs(withoutConversation(known, 7))).toBeUndefined()
  const page = { chat_id: 7, epoch: EPOCH, head: 99, messages: [message(99)], has_older: true, has_newer: false }
  expect(seqs(applyReset(known, { chat: chat({ head: 99 }), page }))).toBeUndefined()
})
