import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChatEntry } from '#client/messenger.ts'
import { inOtherLayout } from '#components/chats/keyboard-layout.ts'
import { findChats } from '#components/chats/local-search.ts'
import { mistakes } from '#components/chats/misspelt.ts'
import { chatEntry, person } from '#components/chats/sample-entries.ts'

/** Group chats with these names, newest first; `unread` names those that wait. */
function found(names: readonly string[], query: string, unread: readonly string[] = []): string[] {
  const entries = names.map((name, at): [number, ChatEntry] => {
    const entry = chatEntry({ id: at + 1, kind: 'group', name })
    return [at + 1, { ...entry, unread: unread.includes(name) ? 1 : 0 }]
  })
  return findChats(
    entries.map(([id]) => id),
    new Map(entries),
    query,
  ).map(({ chat }) => chat.name)
}

test('[CL16] a word in the wrong keyboard layout finds what was meant, after what was typed', () => {
  expect(found(['Привет, соседи', 'Garden'], 'ghbdtn')).toEqual(['Привет, соседи'])
  expect(found(['Привет, соседи', 'Garden'], 'пфкв')).toEqual(['Garden'])
  expect(found(['Рф', 'HA club'], 'ha')).toEqual(['HA club', 'Рф'])
  expect(found(['Ёлка'], '`krf')).toEqual(['Ёлка'])
})

test('[CL16] a mistake or two are forgiven where nothing answers better', () => {
  const names = ['Чтение по средам', 'Дизайн-клуб', 'New in the city']
  for (const query of ['чтнеие', 'чтеие', 'чттение', 'чление', 'xntybt']) {
    expect(found(names, query)).toEqual(['Чтение по средам'])
  }
  expect(found(names, 'the ctiy')).toEqual(['New in the city'])
  expect(found(['Garden', 'Garten'], 'garten')).toEqual(['Garten'])
  expect(found(names, 'xyz')).toEqual([])
  expect(found(['Oh'], 'ah')).toEqual([])
})

test('[CL16] of equal hits the unread come first, then the newest', () => {
  const names = ['Team one', 'Team two', 'My team']
  expect(found(names, 'team', ['Team two'])).toEqual(['Team two', 'Team one', 'My team'])
  expect(found(['Steam', 'Team'], 'team', ['Steam'])).toEqual(['Team', 'Steam'])
})

test('[CL16] a person is found by either name', () => {
  const anna = chatEntry({ id: 1, kind: 'direct', peer: person(2, 'Анна Белл') })
  expect(findChats([1], new Map([[1, anna]]), 'fyyf')).toHaveLength(1)
})

test('[CL16] the other layout of the other layout is the text itself', () => {
  const word = fc.string({ unit: fc.constantFrom(...'абвгдежзиклмнопрстуфхцчшщыэюяёйьъ') })
  fc.assert(
    fc.property(word, (text) => {
      expect(inOtherLayout(inOtherLayout(text))).toBe(text)
    }),
  )
})

test('[CL16] mistakes are counted as one types: none for a beginning, one for each slip', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(letters, letters, fc.nat(), (word, rest, at) => {
      const place = at % word.length
      expect(mistakes(word, word + rest)).toBe(0)
      expect(mistakes(word, word.slice(0, place) + word.slice(place + 1) + rest)).toBeLessThanOrEqual(1)
      expect(mistakes(word, `${word.slice(0, place)}x${word.slice(place)}`)).toBeLessThanOrEqual(1)
      expect(mistakes(word, `${word.slice(0, place)}x${word.slice(place + 1)}`)).toBeLessThanOrEqual(1)
      expect(mistakes(word, '')).toBe(word.length)
    }),
  )
  expect(mistakes('abcd', 'bacd')).toBe(1)
})
