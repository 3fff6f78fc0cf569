import { expect, test } from 'vitest'
import { chatToCreate } from '#http/chat-request.ts'

const refusal = (code: string, message: string) => expect.objectContaining({ code, message })

test('by name it is public, by query and by JSON', () => {
  expect(chatToCreate({ name: ' Garden ' }, undefined)).toEqual({ kind: 'public', name: 'Garden' })
  expect(chatToCreate({}, { name: 'Garden' })).toEqual({ kind: 'public', name: 'Garden' })
  expect(chatToCreate({}, { name: 'Garden', visibility: 'public', user_id: null })).toEqual({
    kind: 'public',
    name: 'Garden',
  })
  expect(chatToCreate({ name: 'query' }, { name: 'json' })).toEqual({ kind: 'public', name: 'json' })
})

test('with a person it is direct, by query and by JSON', () => {
  expect(chatToCreate({ user_id: 7 }, undefined)).toEqual({ kind: 'direct', userId: 7 })
  expect(chatToCreate({ name: '' }, { user_id: 7, name: null })).toEqual({ kind: 'direct', userId: 7 })
})

test('with members, or private, it is a group', () => {
  expect(chatToCreate({}, { name: 'Family', member_ids: [7, 8], visibility: 'private' })).toEqual({
    kind: 'group',
    name: 'Family',
    memberIds: [7, 8],
  })
  expect(chatToCreate({}, { name: 'Family', member_ids: [7] })).toMatchObject({ kind: 'group' })
  expect(chatToCreate({}, { name: 'Alone', visibility: 'private' })).toMatchObject({ kind: 'group', memberIds: [] })
})

test('without a name there is no chat', () => {
  for (const [query, body] of [
    [{}, undefined],
    [{}, {}],
    [{ name: '' }, undefined],
    [{ name: ' \t' }, undefined],
    [{}, { name: '\u200b\u202e' }],
    [{}, { name: null }],
    [{}, { member_ids: [7], visibility: 'private' as const }],
  ] as const) {
    expect(() => chatToCreate(query, body as never)).toThrow(refusal('bad_request', 'Chat name cannot be empty'))
  }
})

test('fields that contradict each other are refused', () => {
  expect(() => chatToCreate({ name: 'Garden', user_id: 7 }, undefined)).toThrow(
    expect.objectContaining({ code: 'invalid' }),
  )
  expect(() => chatToCreate({}, { user_id: 7, member_ids: [8] })).toThrow(expect.objectContaining({ code: 'invalid' }))
  expect(() => chatToCreate({}, { name: 'Garden', member_ids: [7], visibility: 'public' })).toThrow(
    expect.objectContaining({ code: 'invalid' }),
  )
  expect(() => chatToCreate({ name: 'x'.repeat(65) }, undefined)).toThrow(
    refusal('invalid', 'Chat name must have at most 64 characters'),
  )
})
