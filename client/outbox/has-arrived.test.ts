import { expect, test } from 'vitest'
import { hasArrived } from '#client/outbox/has-arrived.ts'
import { chat, message, queued, replicaOf } from '#client/testing/rows.ts'

const item = { ...queued('a'), chatId: 7 }

test('[BC16] a queued message has arrived when it stands in its chat, or the chat holds its step', () => {
  const quiet = replicaOf([chat({ head: 3 })], [message(1)])
  expect(hasArrived(quiet, item, null)).toBe(false)
  expect(hasArrived(quiet, item, 4)).toBe(false)
  expect(hasArrived(quiet, item, 3)).toBe(true)
  const there = replicaOf([chat({ head: 1 })], [message(1, { user_id: quiet.me.id, client_id: 'a' })])
  expect(hasArrived(there, item, null)).toBe(true)
})

test('[BC16] a stored message of a chat that one was removed from is waited for no longer; one that is not stored is', () => {
  const none = replicaOf([], [])
  expect(hasArrived(none, item, 4)).toBe(true)
  expect(hasArrived(none, item, null)).toBe(false)
})
