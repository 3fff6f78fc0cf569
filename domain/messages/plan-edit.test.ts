import { expect, test } from 'vitest'
import type { Message } from '#contracts/messages.ts'
import { AppError } from '#domain/app-error.ts'
import { planEdit } from '#domain/messages/plan-edit.ts'

const ANNA = 1
const message: Message = {
  id: 5,
  chat_id: 1,
  user_id: ANNA,
  username: 'anna',
  display_name: 'Anna',
  content: 'third',
  timestamp: '2026-01-01T00:00:00.000Z',
  seq: 3,
  rev: 9,
  client_id: null,
  system: null,
  version: 3,
  edited_at: '2026-01-01T00:01:00.000Z',
  deleted_at: null,
  reactions: [],
  reply: null,
  forwarded_from: null,
  mentions: [],
  mentions_all: false,
  pinned_at: null,
  poll: null,
}

function outcome(
  edit: { version: number; content: string },
  more: Partial<Message> = {},
  userId = ANNA,
): string | null {
  try {
    return planEdit({ ...message, ...more }, { kind: 'group', role: 'admin' }, userId, edit)?.content ?? null
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

test('[ED2] the version that stands is replaced, any other is a conflict', () => {
  expect(outcome({ version: 3, content: 'fourth' })).toBe('fourth')
  for (const version of [1, 2, 4, 5]) expect(outcome({ version, content: 'fourth' })).toBe('conflict')
})

test('[ED2] what stands there already is left: the same text, or the repeat of the edit that brought it', () => {
  expect(outcome({ version: 3, content: 'third' })).toBeNull()
  expect(outcome({ version: 2, content: 'third' })).toBeNull()
  expect(outcome({ version: 1, content: 'third' })).toBe('conflict')
  expect(outcome({ version: 4, content: 'third' })).toBe('conflict')
})

test('[ED1] another one’s messages and system lines are refused, whatever the version', () => {
  expect(outcome({ version: 3, content: 'fourth' }, {}, 2)).toBe('forbidden')
  expect(outcome({ version: 1, content: 'third' }, {}, 2)).toBe('forbidden')
  expect(outcome({ version: 3, content: 'x' }, { system: { type: 'member_joined' } })).toBe('forbidden')
})

test('[MN1] [MN3] [MN6] a new text calls whom it names; everybody by right only, and nobody when it was passed on', () => {
  const plan = (role: 'admin' | 'member', more: Partial<Message> = {}) =>
    planEdit({ ...message, ...more }, { kind: 'group', role }, ANNA, { version: 3, content: 'To @Boris and @all' })
  expect(plan('admin')).toEqual({ content: 'To @Boris and @all', names: ['boris'], all: true })
  expect(plan('member')).toMatchObject({ names: ['boris'], all: false })
  expect(plan('admin', { forwarded_from: { user_id: 2, display_name: 'Boris' } })).toMatchObject({
    names: [],
    all: false,
  })
})
