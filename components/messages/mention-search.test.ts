import { expect, test } from 'vitest'
import { begunMention, searchMembers } from '#components/messages/mention-search.ts'

test('[MN7] a name begins after an at sign at the start, after a space or a bracket', () => {
  for (const [text, name] of [
    ['@', ''],
    ['hi @an', 'an'],
    ['(@Алё', 'Алё'],
    ['one\n@a.b', 'a.b'],
    ['@[jk', '[jk'],
  ] as const) {
    expect(begunMention(text, text.length), text).toEqual({ from: text.lastIndexOf('@'), text: `@${name}`, name })
  }
  for (const text of ['a@b', '@an na', '@@', '@...', 'x']) expect(begunMention(text, text.length), text).toBeNull()
  expect(begunMention('@anna', 3)).toEqual({ from: 0, text: '@an', name: 'an' })
})

const person = (id: number, display_name: string, username: string) => ({ id, display_name, username })
const PEOPLE = [
  person(1, 'Анна Соколова', 'sokolova'),
  person(2, 'Boris Anan', 'boris'),
  person(3, 'Жанна Юрьева', 'zhanna.y'),
  person(4, 'Mary-Ann Lee', 'lee'),
]
const found = (name: string, spoke: number[] = []) => searchMembers(PEOPLE, name, spoke).map(({ id }) => id)

test('[MN7] without a name: who spoke last first, then by name', () => {
  expect(found('', [3, 1])).toEqual([3, 1, 2, 4])
})

test('[MN7] any part of a name, its beginning first', () => {
  expect(found('ann')).toEqual([4, 3, 1])
  expect(found('nn')).toEqual([4, 3])
  expect(found('сокол')).toEqual([1])
  expect(found('lee')).toEqual([4])
  expect(found('nobody')).toEqual([])
})

test('[MN7] in the other alphabet, and on the other layout', () => {
  expect(found('борис')).toEqual([2])
  expect(found('zhan')).toEqual([3])
  expect(found('yurev')).toEqual([3])
  expect(found('fyyf')).toEqual([1])
  expect(found('ищкшы')).toEqual([2])
})
