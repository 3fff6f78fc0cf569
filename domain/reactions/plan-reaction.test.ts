import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Message } from '#contracts/messages.ts'
import type { Reaction } from '#contracts/reactions.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { AppError } from '#domain/app-error.ts'
import { planReaction, type Wish } from '#domain/reactions/plan-reaction.ts'

const message: Message = {
  id: 5,
  chat_id: 1,
  user_id: 1,
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
const refusal = (what: Message, wish: Wish) => {
  try {
    return planReaction(what, wish)
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

test('[RX1] [RX5] any row of wishes leaves each person once at each emoji, in the order they came', () => {
  const wish = fc.record({
    userId: fc.integer({ min: 1, max: 4 }),
    emoji: fc.constantFrom('👍', '❤️', '😂'),
    on: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
      let reactions: Reaction[] = []
      // The same in other words: pairs in the order of coming.
      let pairs: { userId: number; emoji: string }[] = []
      for (const each of wishes) {
        reactions = planReaction({ ...message, reactions }, each) ?? reactions
        expect(planReaction({ ...message, reactions }, each)).toBeNull()
        const others = pairs.filter(({ userId, emoji }) => userId !== each.userId || emoji !== each.emoji)
        if (!each.on) pairs = others
        else if (others.length === pairs.length) pairs = [...pairs, each]
      }
      for (const { emoji, people } of reactions) {
        expect(people).toEqual(pairs.filter((pair) => pair.emoji === emoji).map(({ userId }) => userId))
      }
      expect(reactions.flatMap(({ people }) => people)).toHaveLength(pairs.length)
    }),
  )
})

test('[RX4] one more kind than there may be is refused, one that is there is joined', () => {
  const full = Array.from({ length: SERVER_LIMITS.reactionKindsMax }, (_, at) => ({
    emoji: String.fromCodePoint(0x1f600 + at),
    people: [2],
  }))
  expect(refusal({ ...message, reactions: full }, { userId: 1, emoji: '👍', on: true })).toBe('conflict')
  expect(planReaction({ ...message, reactions: full }, { userId: 1, emoji: '😀', on: true })?.[0]).toEqual({
    emoji: '😀',
    people: [2, 1],
  })
})

test('[RX3] nobody reacts to what was deleted, nor to a system line', () => {
  const wish = { userId: 1, emoji: '👍', on: true }
  expect(refusal({ ...message, deleted_at: message.timestamp }, wish)).toBe('not_found')
  expect(refusal({ ...message, system: { type: 'member_joined' } }, wish)).toBe('forbidden')
})
