import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIMITS } from '#contracts/limits.ts'
import { callsAll, mentionKeys, mentionPlaces, namePlaces } from '#contracts/mention-places.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'

const ANNA = { user_id: 1, username: 'Anna' }
const DOT = { user_id: 2, username: 'a.b-' }

test.each([
  ['@anna', ['anna']],
  ['Hello @Anna, and (@boris)!', ['anna', 'boris']],
  ['ask @anna.', ['anna.', 'anna']],
  ['@anna.smith...', ['anna.smith...', 'anna.smith']],
  ['@Алёна и @ÄNNE', ['алёна', 'änne']],
  ['a@anna.org @@anna /@anna #-@anna', []],
  ['@an @', []],
  [`@${'x'.repeat(LIMITS.usernameMax + 1)}`, []],
  ['@anna @ANNA', ['anna']],
  ['@all @boris', ['boris']],
])('[MN1] %s may mention %j', (text, keys) => {
  expect(mentionKeys(text)).toEqual(keys)
})

test('[MN1] of many names the first are looked for', () => {
  const text = Array.from({ length: 80 }, (_, at) => `@person${at}`).join(' ')
  expect(mentionKeys(text)).toHaveLength(SERVER_LIMITS.mentionsMax)
})

test('[MN3] everybody is called in both languages, by a word of its own', () => {
  for (const text of ['@all', '(@ALL)', 'Эй, @все!', '@все...']) expect(callsAll(text), text).toBe(true)
  for (const text of ['all', '@allan', 'x@all', '@all-in', '@всем']) expect(callsAll(text), text).toBe(false)
})

test('[MN5] the places of what calls, the longer name first', () => {
  const text = '@ANNA. @a.b-. @boris @all'
  const places = (all: boolean) =>
    mentionPlaces(text, { mentions: [ANNA, DOT], mentions_all: all }).map(({ from, to, person }) => [
      text.slice(from, to),
      person?.user_id ?? null,
    ])
  expect(places(false)).toEqual([['@ANNA', 1]])
  expect(mentionPlaces('see @a.b-', { mentions: [DOT], mentions_all: false })).toMatchObject([{ from: 4, to: 9 }])
  expect(places(true)).toEqual([
    ['@ANNA', 1],
    ['@all', null],
  ])
})

test('[MN1] places are in order, inside of the text, and say what stands there', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('@', 'a', 'Я', '.', '-', ' ', '/', '😀'), maxLength: 60 }),
      (text) => {
        let last = 0
        for (const { name, from, to } of namePlaces(text)) {
          expect(from).toBeGreaterThanOrEqual(last)
          expect(text.slice(from, to)).toBe(`@${name}`)
          last = from
        }
      },
    ),
  )
})

test('[MN1] hostile text is read in steps in proportion to its length', () => {
  // A pattern that goes back over what it has read would not come to an end here.
  for (const text of ['@'.repeat(50_000), `@${'a.'.repeat(25_000)}`, '@a'.repeat(25_000), '@anna.-'.repeat(7_000)]) {
    expect(namePlaces(text).length).toBeLessThanOrEqual(2)
  }
})
