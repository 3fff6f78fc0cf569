import { expect, test } from 'vitest'
import { cleanName } from '#contracts/clean-name.ts'

test('[ACC7] keeps names of every writing, emoji and their joiners', () => {
  for (const name of ['Анна Ёлкина', 'محمد', 'नमस्ते', "O'Brien", '👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'Việt Nguyễn']) {
    expect(cleanName(name)).toBe(name.normalize('NFC'))
  }
})

test('[ACC7] turns line breaks and control characters into single spaces', () => {
  expect(cleanName('  Anna\r\n\tof \u0000 Kyiv\u2028 ')).toBe('Anna of Kyiv')
})

test('[ACC7] removes direction overrides and zero-width tricks', () => {
  expect(cleanName('\u202egnp.exe\u2066')).toBe('gnp.exe')
  expect(cleanName('An\u200bna\ufeff\u00ad')).toBe('Anna')
})

test('[ACC7] limits marks on one letter to four', () => {
  expect(cleanName(`q${'\u0335'.repeat(10_000)}x`)).toBe(`q${'\u0335'.repeat(4)}x`)
})

test('[ACC7] a name with nothing to see is empty', () => {
  for (const name of ['', ' ', '\u200b\u200d', '\u3164', '\u2800', '\u0301\u0302', '\ud800']) {
    expect(cleanName(name)).toBe('')
  }
})
