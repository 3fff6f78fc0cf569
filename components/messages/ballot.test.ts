import { expect, test } from 'vitest'
import { newBallot, shownBallot } from '#components/messages/ballot.ts'
import type { Poll } from '#contracts/polls.ts'

const ME = 1
const open: Poll = {
  options: [
    { text: 'tea', votes: 2, people: [2, ME] },
    { text: 'coffee', votes: 1, people: [3] },
  ],
  multiple: false,
  anonymous: false,
  voters: 3,
  closed_at: null,
}
const hidden: Poll = {
  ...open,
  anonymous: true,
  options: open.options.map(({ text, votes }) => ({ text, votes, people: [] })),
}
const counts = (ballot: ReturnType<typeof shownBallot>) =>
  ballot && [ballot.voters, ...ballot.options.map(({ votes, chosen }) => (chosen ? [votes] : votes))]

test('[PL3] one’s own choice is found among the people of an open poll, and among one’s own votes of an anonymous one', () => {
  expect(counts(shownBallot({ seq: 4, poll: open }, null, undefined, ME))).toEqual([3, [2], 1])
  const votes = { polls: [{ seq: 4, options: [1] }], rev: 1 }
  expect(counts(shownBallot({ seq: 4, poll: hidden }, votes, undefined, ME))).toEqual([3, 2, [1]])
  expect(counts(shownBallot({ seq: 5, poll: hidden }, votes, undefined, ME))).toEqual([3, 2, 1])
  expect(shownBallot({ seq: 4, poll: null }, votes, undefined, ME)).toBeNull()
})

test('[PL7] what one chooses shows before the server knows it, and once it does it changes nothing more', () => {
  const wished = shownBallot({ seq: 4, poll: open }, null, [1], ME)
  expect(counts(wished)).toEqual([3, 1, [2]])
  expect(wished?.options.map(({ people }) => people)).toEqual([[2], [3, ME]])
  expect(counts(shownBallot({ seq: 4, poll: open }, null, [], ME))).toEqual([2, 1, 1])
  const none = { polls: [], rev: 1 }
  expect(counts(shownBallot({ seq: 4, poll: hidden }, none, [0], ME))).toEqual([4, [3], 1])
  expect(shownBallot({ seq: 4, poll: hidden }, none, [0], ME)?.options[0]?.people).toEqual([])
  const known = { polls: [{ seq: 4, options: [0] }], rev: 2 }
  expect(counts(shownBallot({ seq: 4, poll: hidden }, known, [0], ME))).toEqual([3, [2], 1])
})

test('[PL1] one that waits to be sent shows its answers', () => {
  expect(newBallot({ options: ['a', 'b'] })).toMatchObject({ voters: 0, multiple: false, options: [{ text: 'a' }, {}] })
})
