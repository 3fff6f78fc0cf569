import { expect, test } from 'vitest'
import { sameValue } from '#components/messages/same-value.ts'

const message = () => ({ content: 'Hello', reactions: [{ emoji: '👍', user_ids: [1, 2] }], reply: null })

test('what was sent twice is the same', () => {
  expect(sameValue(message(), message())).toBe(true)
  expect(sameValue(Number.NaN, Number.NaN)).toBe(true)
})

test('a difference is found at any depth', () => {
  expect(sameValue(message(), { ...message(), content: 'Hello!' })).toBe(false)
  expect(sameValue(message(), { ...message(), reactions: [{ emoji: '👍', user_ids: [1] }] })).toBe(false)
  expect(sameValue(message(), { ...message(), reactions: [] })).toBe(false)
  expect(sameValue<unknown>(message(), { ...message(), reply: { seq: 1 } })).toBe(false)
  expect(sameValue<unknown>(null, {})).toBe(false)
})
