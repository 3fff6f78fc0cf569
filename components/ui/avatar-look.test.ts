import { describe, expect, test } from 'vitest'
import { archesOf, colorIndex, fnv1a, initials } from './avatar-look.ts'

describe('fnv1a', () => {
  // Vectors of the FNV reference, 32-bit FNV-1a.
  test.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('hashes %j as the reference does', (text, hash) => {
    expect(fnv1a(text)).toBe(hash)
  })
})

describe('colours and arches', () => {
  test('stay the same for one id and stay in range for all', () => {
    const colors = new Set<number>()
    for (let id = 1; id <= 500; id++) {
      expect(colorIndex(id)).toBe(colorIndex(id))
      expect(Number.isInteger(archesOf(id).light)).toBe(true)
      colors.add(colorIndex(id))
    }
    expect([...colors].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })
})

describe('initials', () => {
  test.each([
    ['Алексей Воронов', 'АВ'],
    ['Мама', 'М'],
    ['sophie laurent', 'SL'],
    ['Дмитрий Преображенский-Вяземский', 'ДП'],
    ['Артём Ли', 'АЛ'],
    ['Чтение по средам', 'ЧС'],
    ['Соседи, Лесная 14к2', 'СЛ'],
    ['«Кот» Матроскин', 'КМ'],
    ['  bob  ', 'B'],
    ['Бабушка 🌷', 'Б'],
    ['🌷🌷', '🌷'],
    ['👨‍👩‍👧 Семья', 'С'],
    ['', ''],
  ])('of %j are %j', (name, expected) => {
    expect(initials(name)).toBe(expected)
  })
})
