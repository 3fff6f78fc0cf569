import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Message } from '#contracts/messages.ts'
import type { Poll } from '#contracts/polls.ts'
import { AppError } from '#domain/app-error.ts'
import { emptied, isPollOf, toPoll } from '#domain/polls/begin-poll.ts'
import { placesOf, planClose, planVote } from '#domain/polls/plan-vote.ts'

const asked = { options: ['tea', 'coffee', 'water'], multiple: true }
const question = (poll: Poll | null, more: Partial<Message> = {}) =>
  ({ user_id: 1, deleted_at: null, poll, ...more }) as Message
const codeOf = (run: () => unknown) => {
  try {
    return run()
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}
const choice = fc.record({
  userId: fc.integer({ min: 1, max: 5 }),
  options: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { maxLength: 3 }),
})

test.each([false, true])(
  '[PL2] [PL3] whatever people choose in whatever order, it counts what each chose last; anonymous: %s',
  (anonymous) => {
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 30 }), (choices) => {
        let poll = toPoll({ ...asked, anonymous }) as Poll
        const last = new Map<number, number[]>()
        for (const { userId, options } of choices) {
          const before = last.get(userId) ?? []
          poll = planVote(question(poll), { userId, options, before }) ?? poll
          last.set(userId, options)
          expect(planVote(question(poll), { userId, options: options.toReversed(), before: options })).toBeNull()
        }
        const chosen = [...last.values()]
        expect(poll.voters).toBe(chosen.filter((options) => options.length > 0).length)
        poll.options.forEach(({ votes, people }, at) => {
          expect(votes).toBe(chosen.filter((options) => options.includes(at)).length)
          expect(people).toHaveLength(anonymous ? 0 : votes)
        })
        for (const [userId, options] of last) {
          expect(placesOf(poll, userId)).toEqual(anonymous ? [] : options.toSorted())
        }
      }),
    )
  },
)

test('[PL2] what cannot be chosen is refused', () => {
  const one = toPoll({ ...asked, multiple: false })
  const vote = (poll: Poll | null, options: number[], more?: Partial<Message>) =>
    codeOf(() => planVote(question(poll, more), { userId: 2, options, before: [] }))
  expect(vote(one, [3])).toBe('invalid')
  expect(vote(one, [0, 1])).toBe('invalid')
  expect(vote(null, [0])).toBe('not_found')
  expect(vote(one, [0], { deleted_at: '2026-01-01T00:00:00.000Z' })).toBe('not_found')
})

test('[PL4] a closed poll keeps its votes, and a repeat of one is no error', () => {
  const poll = planVote(question(toPoll(asked)), { userId: 2, options: [1], before: [] }) as Poll
  const closed = question({ ...poll, closed_at: '2026-01-01T00:00:00.000Z' })
  expect(codeOf(() => planVote(closed, { userId: 2, options: [0], before: [] }))).toBe('conflict')
  expect(planVote(closed, { userId: 2, options: [1], before: [] })).toBeNull()
})

test('[PL4] who has made it closes it, and who looks after the chat', () => {
  const poll = toPoll(asked)
  const close = (message: Message, userId: number, role: 'owner' | 'member') =>
    codeOf(() => planClose(message, userId, { kind: 'group', role }))
  expect(close(question(poll), 1, 'member')).toBe('close')
  expect(close(question(poll), 2, 'owner')).toBe('close')
  expect(close(question(poll), 2, 'member')).toBe('forbidden')
  expect(close(question(null), 1, 'owner')).toBe('not_found')
  expect(close(question(poll && { ...poll, closed_at: '2026-01-01T00:00:00.000Z' }), 1, 'member')).toBeNull()
})

test('[PL5] passed on it begins anew; and it stays the one that was asked for, however people vote', () => {
  const poll = planVote(question(toPoll(asked)), { userId: 2, options: [1, 2], before: [] }) as Poll
  expect(emptied(poll)).toEqual(toPoll(asked))
  expect(isPollOf(poll, asked)).toBe(true)
  for (const other of [null, { ...asked, anonymous: true }, { ...asked, options: ['tea', 'coffee'] }]) {
    expect(isPollOf(poll, other)).toBe(false)
  }
  expect(isPollOf(null, null)).toBe(true)
})
