import { expect, test } from 'vitest'
import { countEmojiOnly } from '#components/messages/emoji-only.ts'

test.each([
  '🔥',
  '🏔️⛺🔥',
  ' 🙏 ',
  '🔥 🔥',
  '❤️',
  '❤',
  '👍🏽',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇷🇺🇬🇧',
  '1️⃣',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '👩🏽‍🚀',
  '✌️',
  '🐎',
  '⌚',
  '❤️‍🔥',
  '👁️‍🗨️',
])('[TH10] %s is shown large', (text) => {
  expect(countEmojiOnly(text)).toBeGreaterThan(0)
})

test.each([
  '',
  ' ',
  'a',
  '1',
  '12',
  '#',
  '🔥🔥🔥🔥',
  '🔥!',
  'Ура 🔥',
  '©',
  '™',
  '\u200d',
  '\ufe0f',
  '🔥\n🔥',
  '🇷',
  '‼',
])('[TH10] %j stays in its bubble', (text) => {
  expect(countEmojiOnly(text)).toBe(0)
})

test('[TH10] a hostile text is refused without looking far', () => {
  expect(countEmojiOnly('👩\u200d'.repeat(250_000))).toBe(0)
  expect(countEmojiOnly(`${' '.repeat(1_000_000)}x`)).toBe(0)
  expect(countEmojiOnly('👩\u200d'.repeat(30))).toBe(0)
})

test.each([
  ['🔥', 1],
  ['👩‍👩‍👧‍👦', 1],
  ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 1],
  ['🇷🇺🇬🇧', 2],
  ['👍🏽 ❤️‍🔥', 2],
  ['🏔️⛺🔥', 3],
  ['1️⃣ 2️⃣ 3️⃣', 3],
])('[TH10] %s are so many: %i', (text, count) => {
  expect(countEmojiOnly(text)).toBe(count)
})
