import library from 'emojibase-data/en/data.json'
import { expect, test } from 'vitest'
import { inTone, type SkinTone, withoutTone } from '#components/emoji/skin-tone.ts'

test('[EM4] every emoji that takes a tone is spelled in each as the standard says', () => {
  const checked = library.flatMap(({ emoji, skins = [] }) =>
    skins.flatMap(({ emoji: toned, tone }) => {
      const tones = [tone].flat()
      if (new Set(tones).size !== 1) return []
      expect(inTone(emoji, tones[0] as SkinTone)).toBe(toned)
      expect(withoutTone(toned)).toBe(withoutTone(emoji))
      return toned
    }),
  )
  expect(checked.length).toBeGreaterThan(1_500)
})

test('[EM4] without a tone an emoji stays as it is', () => {
  for (const { emoji } of library) expect(inTone(emoji, 0)).toBe(emoji)
})
