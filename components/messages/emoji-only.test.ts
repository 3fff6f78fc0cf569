import { expect, test } from 'vitest'
import { isEmojiOnly } from '#components/messages/emoji-only.ts'

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
  expect(isEmojiOnly(text)).toBe(true)
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
  expect(isEmojiOnly(text)).toBe(false)
})

test('[TH10] a hostile text is refused without looking far', () => {
  expect(isEmojiOnly('👩\u200d'.repeat(250_000))).toBe(false)
  expect(isEmojiOnly(`${' '.repeat(1_000_000)}x`)).toBe(false)
  expect(isEmojiOnly('👩\u200d'.repeat(30))).toBe(false)
})
