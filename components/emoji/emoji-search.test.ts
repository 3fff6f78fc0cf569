import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Emoji, loadEmoji } from '#components/emoji/emoji-library.ts'
import { emojiCalled, indexEmoji, searchEmoji } from '#components/emoji/emoji-search.ts'
import { inTone, TONES } from '#components/emoji/skin-tone.ts'
import { emoji } from '#contracts/reactions.ts'

const all = (await loadEmoji('en')) ?? []
const index = indexEmoji(all)
const signs = (query: string, recent?: string[]) => searchEmoji(index, query, recent).map(({ sign }) => sign)

test('[EM1] emoji have the names of the language that is asked for', async () => {
  const russian = (await loadEmoji('ru')) ?? []
  expect(russian.map(({ sign }) => sign)).toEqual(all.map(({ sign }) => sign))
  const flame = (each: readonly Emoji[]) => each.find(({ sign }) => sign === '🔥')
  expect(flame(all)?.name).toBe('fire')
  expect(flame(russian)?.name).toBe('огонь')
})

test('[EM2] an emoji is found by Russian and by English words', () => {
  for (const [query, sign] of [
    ['fire', '🔥'],
    ['огонь', '🔥'],
    ['tada', '🎉'],
    ['хлопушка', '🎉'],
    ['heart', '❤️'],
    ['+1', '👍'],
    ['-1', '👎'],
    ['flag_ru', '🇷🇺'],
    ['🔥', '🔥'],
  ] as const) {
    expect(signs(query)[0], query).toBe(sign)
  }
  expect(signs('Флаг Россия')).toContain('🇷🇺')
  expect(signs('серд')).toContain('❤️')
})

test('[EM2] ё is е, the case does not matter, and parts of words are enough', () => {
  expect(signs('ёлка')).toEqual(signs('елка'))
  expect(signs('ёлка')).toContain('🎄')
  expect(signs('FIRE')).toEqual(signs('fire'))
  expect(signs('ladybu')).toContain('🐞')
  expect(signs('adybu')).toContain('🐞')
})

test('[EM2] what was typed in the other layout is found too', () => {
  expect(signs('jujym')[0]).toBe('🔥')
  expect(signs('ашку')[0]).toBe('🔥')
})

test('[EM2] a name comes before a word of it, that before a beginning, and that before an inside', () => {
  const places = (query: string, ...wanted: string[]) => wanted.map((sign) => signs(query).indexOf(sign))
  const inOrder = (found: number[]) => {
    expect(found).not.toContain(-1)
    expect(found).toEqual(found.toSorted((a, b) => a - b))
  }
  // Cat, black cat, catch, and education.
  inOrder(places('cat', '🐈', '🐈‍⬛', '🪝', '🎓'))
  // Fire, and who puts it out.
  inOrder(places('огонь', '🔥', '👨‍🚒'))
})

test('[EM2] among equals the last used come first, in whatever tone', () => {
  const hearts = signs('heart')
  const last = '🫀'
  expect(hearts.indexOf(last)).toBeGreaterThan(10)
  expect(signs('heart', [last]).slice(0, 2)).toEqual(['❤️', last])
  expect(signs('heart', ['🫶🏽', last]).slice(0, 3)).toEqual(['❤️', '🫶', last])
  // But an exact name stays before what was used.
  expect(signs('fire', ['🚒'])[0]).toBe('🔥')
})

test('[EM2] no words find nothing, and whatever is typed breaks nothing', () => {
  expect(signs('')).toEqual([])
  expect(signs('  : ')).toEqual([])
  expect(signs('qqqqzzzz')).toEqual([])
  fc.assert(
    fc.property(fc.string(), (query) => {
      const found = signs(query)
      expect(new Set(found).size).toBe(found.length)
    }),
    { numRuns: 50 },
  )
})

test('[EM2] an emoji is found by each of its names', () => {
  for (const emoji of all.filter((_, place) => place % 25 === 0)) {
    for (const called of [...emoji.words.map(({ name }) => name), ...emoji.codes]) {
      expect(signs(called).slice(0, 8), called).toContain(emoji.sign)
    }
  }
})

test('[EM6] a short name means one emoji', () => {
  expect(emojiCalled(all, 'tada')?.sign).toBe('🎉')
  expect(emojiCalled(all, 'TADA')?.sign).toBe('🎉')
  expect(emojiCalled(all, '+1')?.sign).toBe('👍')
  expect(emojiCalled(all, 'огонь')?.sign).toBe('🔥')
  expect(emojiCalled(all, 'алое_сердце')?.sign).toBe('❤️')
  expect(emojiCalled(all, 'tad')).toBeUndefined()
})

test('[EM1] [RX1] every emoji of the picker may be a reaction, in every tone', () => {
  for (const { sign, takesTone } of all) {
    for (const tone of takesTone ? TONES : [0 as const])
      expect(emoji.safeParse(inTone(sign, tone)).success, sign).toBe(true)
  }
})

test('[EM2] what is nearly typed out comes before longer names', () => {
  expect(signs('hea')[0]).toBe('❤️')
  expect(signs('огон')[0]).toBe('🔥')
})
