import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TextChange, textChanges } from '#components/messages/text-changes.ts'

const join = (changes: TextChange[], without: TextChange['kind']) =>
  changes
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')

test('[ED7] words of both languages change as wholes', () => {
  expect(textChanges('Встретимся в шесть у метро', 'Встретимся в семь у метро')).toEqual([
    { kind: 'same', text: 'Встретимся в ' },
    { kind: 'removed', text: 'шесть' },
    { kind: 'added', text: 'семь' },
    { kind: 'same', text: ' у метро' },
  ])
  expect(textChanges('see you', 'see you, Anna')).toEqual([
    { kind: 'same', text: 'see you' },
    { kind: 'added', text: ', Anna' },
  ])
})

test('[ED7] both texts are there, whole and in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const changes = textChanges(before, after)
      expect(join(changes, 'added')).toBe(before)
      expect(join(changes, 'removed')).toBe(after)
    }),
  )
})

test('[ED7] two long texts without a word in common are one gone and one new', () => {
  const [before, after] = [0, 1].map((from) => Array.from({ length: 2000 }, (_, at) => `w${from + at * 2}`).join(' '))
  const changes = textChanges(before ?? '', after ?? '')
  expect(join(changes, 'added')).toBe(before)
  expect(join(changes, 'removed')).toBe(after)
})
