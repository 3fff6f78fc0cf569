import { expect, test } from 'vitest'
import { judge, prepared } from '#components/messages/composer-text.ts'
import { LIMITS } from '#contracts/limits.ts'
import { messageContent } from '#contracts/messages.ts'

const max = LIMITS.messageMax

test.each(['', ' ', '\n\t ', '\u200b\u200d', '\u2800', '\u3164 \u00ad', '\u0000'])(
  '[TH14] %j shows nothing and cannot be sent',
  (text) => {
    expect(judge(text)).toEqual({ sendable: false, left: null })
  },
)

test('[TH14] the limit counts characters, not halves of them, and not the space around', () => {
  expect(judge('🐎'.repeat(max))).toEqual({ sendable: true, left: 0 })
  expect(judge(`  ${'a'.repeat(max)}\n`)).toEqual({ sendable: true, left: 0 })
  expect(judge('a'.repeat(max + 1))).toEqual({ sendable: false, left: -1 })
  expect(judge('ж'.repeat(50_000))).toEqual({ sendable: false, left: max - 50_000 })
})

test('[TH14] what is left is said near the limit only', () => {
  expect(judge('a'.repeat(max - 201))).toEqual({ sendable: true, left: null })
  expect(judge('a'.repeat(max - 200))).toEqual({ sendable: true, left: 200 })
})

test('[TH14] what is prepared is what the server accepts', () => {
  expect(prepared('  при\u0000вет\n\nвсем \ud83d\n')).toBe('привет\n\nвсем \ufffd')
  for (const text of ['a\u0000', '\ud800x', '🐎'.repeat(max), `${'\n'.repeat(20_000)}${'a'.repeat(max)} `]) {
    expect(judge(text).sendable).toBe(true)
    expect(messageContent.safeParse(prepared(text)).success).toBe(true)
  }
})
