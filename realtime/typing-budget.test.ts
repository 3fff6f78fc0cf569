import { expect, test } from 'vitest'
import { TypingBudget } from '#realtime/typing-budget.ts'

function budget() {
  const clock = { ms: 0 }
  const later = (ms: number) => {
    clock.ms += ms
  }
  return { typing: new TypingBudget(() => clock.ms), later }
}

test('[CH14] one person types once in 2 s in a chat; others and other chats are counted apart', () => {
  const { typing, later } = budget()
  expect([typing.take(1, 7), typing.take(1, 7), typing.take(2, 7), typing.take(1, 8)]).toEqual([
    true,
    false,
    true,
    true,
  ])
  later(1999)
  expect(typing.take(1, 7)).toBe(false)
  later(1)
  expect([typing.take(1, 7), typing.take(1, 7)]).toEqual([true, false])
})

test('[CH14] a message that was sent makes typing news again', () => {
  const { typing } = budget()
  typing.take(1, 7)
  typing.forget(1, 7)
  expect([typing.take(1, 7), typing.take(1, 7)]).toEqual([true, false])
})

test('[CH14] all chats of a person together have ten at once and two a second', () => {
  const { typing, later } = budget()
  let chat = 0
  const heard = (tries: number) => Array.from({ length: tries }, () => typing.take(1, ++chat)).filter(Boolean).length
  expect(heard(10)).toBe(10)
  for (let half = 0; half < 20; half++) {
    later(500)
    expect(heard(1)).toBe(1)
  }
  expect(heard(1000)).toBe(0)
  later(500)
  expect([heard(1), typing.take(2, 1)]).toEqual([0, true])
  later(5000)
  expect(heard(100)).toBe(10)
})

test('[CH14] what was said long ago takes no memory', () => {
  const { typing, later } = budget()
  for (let person = 1; person <= 5000; person++) typing.take(person, 7)
  later(60_000)
  typing.take(1, 7)
  expect(typing.size).toBe(2)
})
