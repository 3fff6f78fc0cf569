import { expect, test } from 'vitest'
import { LIMITS } from '#contracts/limits.ts'
import { messageContent } from '#contracts/messages.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'

const takes = (text: string) => messageContent.safeParse(text).success
const max = LIMITS.messageMax
const room = SERVER_LIMITS.messageSentMax - max

test('[DL1] a message has 1 to 8000 characters without the space around it, which is kept', () => {
  for (const text of ['x', 'x'.repeat(max), '🐎'.repeat(max), ` ${'x'.repeat(max)}\n`]) {
    expect(messageContent.parse(text)).toBe(text)
  }
  expect(takes('x'.repeat(max + 1))).toBe(false)
  expect(takes(`x${'\n'.repeat(max - 1)}x`)).toBe(false)
})

test('[DL1] the space around it is not an empty room to fill', () => {
  expect(takes(`${'x'.repeat(max)}${' '.repeat(room)}`)).toBe(true)
  expect(takes(`${'x'.repeat(max)}${' '.repeat(room + 1)}`)).toBe(false)
  expect(takes(`x${'\n'.repeat(65_500)}`)).toBe(false)
  expect(takes(`${'\u3000'.repeat(20_000)}x`)).toBe(false)
})
