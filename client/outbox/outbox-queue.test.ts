import { describe, expect, test } from 'vitest'
import type { OutboxItem } from '#client/messenger.ts'
import { type Attempt, FIRST_ATTEMPT, judge, nextToSend } from '#client/outbox/outbox-queue.ts'
import { problem } from '#client/sync/testing/model-network.ts'

const item = (clientId: string, chatId: number, state: OutboxItem['state'] = 'queued'): OutboxItem => ({
  clientId,
  chatId,
  content: clientId,
  queuedAt: 0,
  state,
  problem: null,
})
const attempts = (all: Record<string, Partial<Attempt>>) =>
  new Map(Object.entries(all).map(([clientId, patch]) => [clientId, { ...FIRST_ATTEMPT, ...patch }]))
const always = () => true
const sendable = (
  items: OutboxItem[],
  known: Record<string, Partial<Attempt>> = {},
  now = 1000,
  maySend: (item: OutboxItem) => boolean = always,
) => nextToSend(items, attempts(known), now, maySend).send.map(({ clientId }) => clientId)

describe('what is sent next', () => {
  test('[BC14] is the oldest of each chat, and nothing behind one that is under way', () => {
    const items = [item('a1', 1), item('a2', 1), item('b1', 2), item('b2', 2)]
    expect(sendable(items)).toEqual(['a1', 'b1'])
    expect(sendable(items, { a1: { inFlight: true } })).toEqual(['b1'])
  })

  test('[BC14] is not what stands behind one that waits for its time', () => {
    const items = [item('a1', 1), item('a2', 1)]
    expect(sendable(items, { a1: { pausedUntil: 2000 } })).toEqual([])
    expect(nextToSend(items, attempts({ a1: { pausedUntil: 2000, notBefore: 9000 } }), 1000, always).lookAgainAt).toBe(
      9000,
    )
    expect(sendable(items, { a1: { pausedUntil: 2000 } }, 2000)).toEqual(['a1'])
  })

  test('passes over what failed for good and what is stored already', () => {
    const items = [item('a1', 1, 'failed'), item('a2', 1), item('a3', 1)]
    expect(sendable(items)).toEqual(['a2'])
    expect(sendable(items, { a2: { storedRev: 5 } })).toEqual(['a3'])
  })

  test('[BC14] is not what stands behind one that another tab has to send', () => {
    const items = [item('a1', 1), item('a2', 1), item('b1', 2)]
    const own = ({ clientId }: OutboxItem) => clientId !== 'a1'
    expect(sendable(items, {}, 1000, own)).toEqual(['b1'])
  })

  test('goes to four chats at once', () => {
    const items = Array.from({ length: 9 }, (_, place) => item(`k${place}`, place))
    expect(sendable(items)).toHaveLength(4)
    expect(sendable(items, { k0: { inFlight: true }, k1: { inFlight: true } })).toEqual(['k2', 'k3'])
  })
})

describe('after a problem', () => {
  test.each(['bad_request', 'forbidden', 'not_found', 'conflict', 'too_large', 'invalid'] as const)(
    '%s is final',
    (code) => expect(judge(problem(code), 1)).toEqual({ kind: 'failed' }),
  )

  test.each(['unavailable', 'internal', 'rate_limited'] as const)('%s is tried again', (code) => {
    expect(judge(problem(code), 1)).toEqual({ kind: 'again', waitMs: 0 })
    expect(judge({ ...problem(code), retry_after: 7 }, 1)).toEqual({ kind: 'again', waitMs: 7000 })
  })

  test('an error of the server about this very message is not repeated for ever', () => {
    expect(judge(problem('internal'), 6)).toEqual({ kind: 'failed' })
    expect(judge(problem('unavailable'), 1000).kind).toBe('again')
  })

  test.each(['not_authenticated', 'invalid_token'] as const)('%s ends the session and blames no message', (code) => {
    expect(judge(problem(code), 1)).toEqual({ kind: 'signed_out' })
  })
})
