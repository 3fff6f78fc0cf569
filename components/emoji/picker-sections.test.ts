import { expect, test } from 'vitest'
import { GROUPS, loadEmoji } from '#components/emoji/emoji-library.ts'
import { pickerSections, recentEmoji } from '#components/emoji/picker-sections.ts'

const all = (await loadEmoji('en')) ?? []

test('[EM3] what was used last stands as it was used, and nothing that is not known', () => {
  const recent = recentEmoji(all, ['👋🏽', '❤', '✨nothing', '🔥'])
  expect(recent.map(({ sign }) => sign)).toEqual(['👋🏽', '❤', '🔥'])
  expect(recent.map(({ takesTone }) => takesTone)).toEqual([false, false, false])
  expect(recent[0]?.name).toBe('waving hand')
})

test('[EM5] the last used come first when there are any, then every emoji in its group', () => {
  const ids = (recent: string[]) => pickerSections(all, recentEmoji(all, recent), (id) => id).map(({ id }) => id)
  expect(ids([])).toEqual([...GROUPS])
  expect(ids(['🔥'])).toEqual(['recent', ...GROUPS])
  const shown = pickerSections(all, [], (id) => id).flatMap(({ items }) => items)
  expect(shown).toEqual(all)
})
