import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Wire } from '#client/connection/wire.ts'
import { handle } from '#client/sync/engine.ts'
import type { Input } from '#client/sync/engine-protocol.ts'
import { createEngine } from '#client/sync/engine-state.ts'
import { chat, EPOCH, message, recordOf, replicaOf } from '#client/testing/rows.ts'
import { createTyping } from '#client/typing.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function room() {
  const engine = createEngine(replicaOf([chat({ head: 1 })]))
  const say = vi.fn()
  const dispatch = (input: Input) => void handle(engine, input)
  const typing = createTyping({ say } as unknown as Wire, dispatch)
  const hear = (user_id: number) => typing.hear({ chat_id: 7, user_id, display_name: `User ${user_id}` })
  return { typing, say, hear, dispatch, who: () => recordOf(engine.replica).typing.map(({ userId }) => userId) }
}

test('[BC22] one says it at most every 3 s, and anew after a message', () => {
  const { typing, say } = room()
  for (let key = 0; key < 10; key++) {
    typing.say(7)
    vi.advanceTimersByTime(500)
  }
  expect(say).toHaveBeenCalledTimes(2)
  typing.sent(7)
  typing.say(7)
  expect(say).toHaveBeenCalledTimes(3)
})

test('[BC22] others are believed for 5.5 s after they said so, oneself never', () => {
  const { hear, who } = room()
  hear(2)
  hear(1)
  vi.advanceTimersByTime(3000)
  hear(2)
  hear(3)
  vi.advanceTimersByTime(5000)
  expect(who()).toEqual([2, 3])
  vi.advanceTimersByTime(500)
  expect(who()).toEqual([])
})

test('[BC22] whose message has come no longer types, and without a connection nobody does', () => {
  const { hear, who, dispatch } = room()
  hear(2)
  hear(3)
  const changes = [{ rev: 2, message: message(2, { user_id: 2 }), members: [] }]
  dispatch({ type: 'chat_changes', event: { chat_id: 7, epoch: EPOCH, after: 1, upto: 2, changes } })
  expect(who()).toEqual([3])
  dispatch({ type: 'disconnected' })
  expect(who()).toEqual([])
})
