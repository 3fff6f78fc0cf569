import { expect, test } from 'vitest'
import { readersOf } from '#components/messages/readers.ts'
import type { Member } from '#contracts/chats.ts'

const member = (id: number, last_read_seq: number): Member => ({
  user: { id, username: `user${id}`, display_name: `User ${id}` },
  role: 'member',
  joined_at: '2026-01-01T00:00:00.000Z',
  last_read_seq,
  rev: 1,
})

test('[TH21] whoever has read as far as the message has read it, and its author is not asked', () => {
  const { read, others } = readersOf([member(1, 9), member(2, 5), member(3, 4), member(4, 6)], { seq: 5, authorId: 1 })
  expect(read.map(({ user }) => user.id)).toEqual([2, 4])
  expect(others.map(({ user }) => user.id)).toEqual([3])
})
