import { expect, test } from 'vitest'
import type { ChatKind, MemberRole } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import { AppError } from '#domain/app-error.ts'
import { planPin } from '#domain/messages/plan-pin.ts'

const message = {
  user_id: 1,
  system: null,
  deleted_at: null,
  pinned_at: null,
  poll: null,
} as Message
const AT = '2026-01-01T00:00:00.000Z'

function outcome(kind: ChatKind, role: MemberRole | null, more: Partial<Message> = {}, pinned = true) {
  try {
    return planPin({ ...message, ...more }, { kind, role }, pinned)
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

test('[PN1] both pin in a direct chat, elsewhere who looks after it', () => {
  expect(outcome('direct', 'member')).toBe(true)
  for (const kind of ['group', 'public'] as const) {
    expect(outcome(kind, 'owner')).toBe(true)
    expect(outcome(kind, 'admin')).toBe(true)
    expect(outcome(kind, 'member')).toBe('forbidden')
  }
})

test('[PN1] what is as wished already is left', () => {
  expect(outcome('direct', 'member', { pinned_at: AT })).toBeNull()
  expect(outcome('direct', 'member', {}, false)).toBeNull()
  expect(outcome('direct', 'member', { pinned_at: AT }, false)).toBe(false)
})

test('[PN1] [PN2] neither system lines nor what was deleted', () => {
  expect(outcome('group', 'owner', { system: { type: 'member_joined' } })).toBe('forbidden')
  expect(outcome('group', 'owner', { deleted_at: AT })).toBe('not_found')
})
