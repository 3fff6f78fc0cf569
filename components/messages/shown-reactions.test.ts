import { expect, test } from 'vitest'
import { shownReactions } from '#components/messages/shown-reactions.ts'

const ME = 1
const stored = [
  { emoji: '👍', people: [2, ME] },
  { emoji: '❤️', people: [3] },
]
const wish = (...wishes: [string, boolean][]) => shownReactions(stored, new Map(wishes), ME)

test('[RX6] without a wish it is what the server tells, and the very same list', () => {
  expect(shownReactions(stored, undefined, ME)).toBe(stored)
})

test('[RX6] one’s own come and go at once, at their place', () => {
  expect(wish(['❤️', true])).toEqual([stored[0], { emoji: '❤️', people: [3, ME] }])
  expect(wish(['👍', false])).toEqual([{ emoji: '👍', people: [2] }, stored[1]])
  expect(wish(['😂', true])).toEqual([...stored, { emoji: '😂', people: [ME] }])
  expect(shownReactions([{ emoji: '👍', people: [ME] }], new Map([['👍', false]]), ME)).toEqual([])
})

test('[RX6] a wish that is fulfilled changes nothing', () => {
  expect(wish(['👍', true], ['❤️', false], ['😂', false])).toEqual(stored)
})
