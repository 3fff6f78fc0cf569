import fs from 'node:fs'
import { expect, test } from 'vitest'
import { compactEmoji } from '#scripts/emoji/compact-emoji.ts'

const made = compactEmoji()

test('[EM1] the files of the picker are what the library says', () => {
  for (const [name, content] of Object.entries(made)) {
    expect(JSON.parse(fs.readFileSync(`components/emoji/library/${name}.json`, 'utf8')), name).toEqual(content)
  }
})

test('[EM1] every emoji stands once, with a name in both languages', () => {
  const signs = Object.values(made.emoji).flat()
  expect(signs.length).toBeGreaterThan(1_800)
  expect(new Set(signs.map((line) => line.split(' ')[0])).size).toBe(signs.length)
  expect(made['words.en']).toHaveLength(signs.length)
  expect(made['words.ru']).toHaveLength(signs.length)
  const cyrillic = made['words.ru'].filter((line) => /[а-яё]/i.test(line))
  expect(cyrillic.length).toBe(signs.length)
})

test('[EM1] a short name means one emoji, and every emoji has one', () => {
  const lines = Object.values(made.emoji).flat()
  const codes = lines.flatMap((line) => line.split(' ').slice(1))
  expect(new Set(codes).size).toBe(codes.length)
  expect(lines.filter((line) => !line.includes(' '))).toEqual([])
  expect(lines.find((line) => line.split(' ').includes('tada'))).toMatch(/^🎉/u)
})

test('[EM1] emoji are spelled as the standard recommends', () => {
  const recommended = /^\p{RGI_Emoji}$/v
  const signs = Object.values(made.emoji)
    .flat()
    .map((line) => line.split(' ')[0]?.replace('!', '') ?? '')
  expect(signs.filter((sign) => !recommended.test(sign))).toEqual([])
})
