import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEmojiChoices } from '#client/storage/emoji-choices.ts'
import { wipeOtherJournals } from '#client/storage/journal.ts'
import { createStorage } from '#client/storage/storage.ts'
import { fakeLocalStorage } from '#client/testing/fake-local-storage.ts'

beforeEach(() => vi.stubGlobal('localStorage', fakeLocalStorage()))
afterEach(() => vi.unstubAllGlobals())

test('[EM3] what was used last stands first, once, and no more than two rows of it are kept', () => {
  const choices = createEmojiChoices(1)
  for (const sign of ['🔥', '🎉', '🔥']) choices.use(sign)
  expect(choices.recent()).toEqual(['🔥', '🎉'])
  for (let number = 0; number < 30; number++) choices.use(String.fromCodePoint(0x1f400 + number))
  expect(choices.recent()).toHaveLength(16)
  expect(choices.recent()[0]).toBe(String.fromCodePoint(0x1f400 + 29))
  expect(createEmojiChoices(1).recent()).toEqual(choices.recent())
})

test('[EM3] [EM4] what somebody has chosen is his own, and goes when he signs out', async () => {
  createEmojiChoices(1).use('🔥')
  createEmojiChoices(1).setTone(3)
  expect(createEmojiChoices(2).recent()).toEqual([])
  expect(createEmojiChoices(1).tone()).toBe(3)
  await createStorage(1).wipe()
  expect(Object.keys(localStorage)).toEqual([])
})

test('[EM3] somebody else’s is removed when another person uses the browser', () => {
  createEmojiChoices(1).use('🔥')
  createEmojiChoices(2).use('🎉')
  wipeOtherJournals(2)
  expect(createEmojiChoices(1).recent()).toEqual([])
  expect(createEmojiChoices(2).recent()).toEqual(['🎉'])
})

test('[EM3] what is damaged counts as nothing', () => {
  localStorage.setItem('messenger-emoji-1/recent', '{"0":')
  localStorage.setItem('messenger-emoji-1/tone', '17')
  expect(createEmojiChoices(1).recent()).toEqual([])
  expect(createEmojiChoices(1).tone()).toBe(0)
  localStorage.setItem('messenger-emoji-1/recent', '[1, "🔥"]')
  expect(createEmojiChoices(1).recent()).toEqual(['🔥'])
})
