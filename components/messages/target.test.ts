import { expect, test } from 'vitest'
import { bounds, SLICE, sliceAtEnd } from '#components/messages/slice.ts'
import { isLoaded, openingTarget, sliceWith, type Target, targetIndex } from '#components/messages/target.ts'

const messages = Array.from({ length: 300 }, (_, index) => ({ seq: 101 + index * 2 }))
const end: Target = { to: 'end', smooth: false }
const third = (seq: number) => ({ to: 'third', seq, smooth: false }) as const

test('[TH7] a chat opens where it was left, else at the first unread message, else at its end', () => {
  expect(openingTarget({ seq: 5, top: 80 }, 9)).toEqual({ to: 'top', seq: 5, top: 80 })
  expect(openingTarget(undefined, 9)).toEqual(third(9))
  expect(openingTarget(undefined, null)).toEqual(end)
})

test('what is asked for is loaded when the stretch covers it', () => {
  expect(isLoaded({ messages, hasOlder: false, hasNewer: true }, end)).toBe(false)
  expect(isLoaded({ messages, hasOlder: false, hasNewer: false }, end)).toBe(true)
  expect(isLoaded({ messages, hasOlder: false, hasNewer: true }, third(100))).toBe(false)
  expect(isLoaded({ messages, hasOlder: false, hasNewer: true }, third(101))).toBe(true)
  // Its neighbour above is needed too, where there is one.
  expect(isLoaded({ messages, hasOlder: true, hasNewer: true }, third(101))).toBe(false)
  expect(isLoaded({ messages, hasOlder: true, hasNewer: true }, third(103))).toBe(true)
  expect(isLoaded({ messages, hasOlder: false, hasNewer: true }, third(700))).toBe(false)
  // Nothing newer exists: the last message stands in for it.
  expect(isLoaded({ messages, hasOlder: false, hasNewer: false }, third(700))).toBe(true)
  expect(targetIndex(messages, third(700))).toBe(299)
  expect(isLoaded({ messages: [], hasOlder: false, hasNewer: false }, third(1))).toBe(false)
})

test('[TH17] a jump needs what stands around its target, as far as there is anything', () => {
  const jump = (index: number) => ({ ...third(101 + 2 * index), arrived: () => {} })
  const middle = { messages, hasOlder: true, hasNewer: true }
  expect([5, 15, 270, 290].map((index) => isLoaded(middle, jump(index)))).toEqual([false, true, true, false])
  const whole = { messages, hasOlder: false, hasNewer: false }
  expect([0, 299].map((index) => isLoaded(whole, jump(index)))).toEqual([true, true])
})

test('the message after a missing one stands in for it', () => {
  expect(targetIndex(messages, third(102))).toBe(1)
})

test('a slice that holds the target stays, another one is made around it', () => {
  const slice = sliceAtEnd(messages)
  expect(sliceWith(messages, slice, end)).toBe(slice)
  expect(sliceWith(messages, slice, third(101 + 2 * 295))).toBe(slice)
  const around = sliceWith(messages, slice, third(101 + 2 * 100))
  expect(bounds(messages, around)).toEqual([100 - SLICE.above, 100 + SLICE.first])
  // At its edge there would be nothing to fill the window with.
  for (const index of [100 - SLICE.above, 100 + SLICE.first - 1]) {
    expect(bounds(messages, sliceWith(messages, around, third(101 + 2 * index)))).toEqual([
      index - SLICE.above,
      index + SLICE.first,
    ])
  }
  expect(sliceWith(messages, around, third(101 + 2 * 105))).toBe(around)
  expect(sliceWith(messages, around, end)).toEqual(slice)
  const nothing = sliceAtEnd([])
  expect(sliceWith([], nothing, end)).toBe(nothing)
})
