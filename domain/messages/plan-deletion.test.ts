import { expect, test } from 'vitest'
import type { Message } from '#contracts/messages.ts'
import { AppError } from '#domain/app-error.ts'
import type { Standing } from '#domain/chats/chat-policy.ts'
import { planDeletion } from '#domain/messages/plan-deletion.ts'

const ANNA = 1
const message: Message = {
  id: 5,
  chat_id: 1,
  user_id: ANNA,
  username: 'anna',
  display_name: 'Anna',
  content: 'said',
  timestamp: '2026-01-01T00:00:00.000Z',
  seq: 3,
  rev: 3,
  client_id: null,
  system: null,
  version: 1,
  edited_at: null,
  deleted_at: null,
  reactions: [],
  reply: null,
  forwarded_from: null,
  mentions: [],
  mentions_all: false,
  pinned_at: null,
  poll: null,
}
const deleted = { ...message, content: '', version: 2, deleted_at: '2026-01-01T00:01:00.000Z' }
const line: Message = { ...message, system: { type: 'member_joined' } }

function outcome(what: Message, userId: number, standing: Standing): string | null {
  try {
    return planDeletion(what, userId, standing)
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

test.each(['direct', 'group', 'public'] as const)('[DE1] [DE3] one’s own, in a %s chat, once', (kind) => {
  expect(outcome(message, ANNA, { kind, role: 'member' })).toBe('erase')
  expect(outcome(deleted, ANNA, { kind, role: 'member' })).toBe(null)
})

test.each([
  ['owner', 'erase', null],
  ['admin', 'erase', null],
  ['member', 'forbidden', 'forbidden'],
  [null, 'forbidden', 'forbidden'],
] as const)('[DE1] another one’s, as %s', (role, first, again) => {
  for (const kind of ['group', 'public'] as const) {
    expect(outcome(message, 2, { kind, role })).toBe(first)
    expect(outcome(deleted, 2, { kind, role })).toBe(again)
  }
})

test('[DE1] a system line is nobody’s, not even that of whoever it is about', () => {
  for (const userId of [ANNA, 2]) expect(outcome(line, userId, { kind: 'group', role: 'owner' })).toBe('forbidden')
})
