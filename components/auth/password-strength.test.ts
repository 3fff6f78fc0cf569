import { expect, test } from 'vitest'
import { passwordStrength } from './password-strength.ts'

test.each([
  ['password', 1],
  ['p@ssw0rd', 1],
  ['Password123', 1],
  ['qwertyui', 1],
  ['йцукенгш', 1],
  ['12345678', 1],
  ['87654321', 1],
  ['aaaaaaaaaaaaaaaa', 1],
  ['пароль2024', 1],
  ['мессенджер1', 1],
  ['qwerty123456', 1],
  ['horsehorse', 1],
  ['ветер2024', 2],
  ['Ветер2024', 2],
  ['лошадка7', 2],
  ['👩‍🚀🌷🍏🚲🎻🪁', 2],
  ['Tr0ub4dor&3', 3],
  ['сосна под окном', 4],
  ['correct horse battery staple', 4],
  ['x7$Kq9!vLp2m', 4],
])('%s is of strength %i', (password, expected) => {
  expect(passwordStrength(password)).toBe(expected)
})

test('the own names count for next to nothing', () => {
  expect(passwordStrength('kovaleva1987')).toBe(2)
  expect(passwordStrength('kovaleva1987', ['Маша Ковалёва', 'masha.kovaleva'])).toBe(1)
})

test('more of an unlikely text is never weaker', () => {
  let last = 0
  for (let length = 1; length <= 30; length++) {
    const now = passwordStrength('нз8ъ!kvwд5p_ыfм2щrъ7gtя9hлxюb4c'.slice(0, length))
    expect(now).toBeGreaterThanOrEqual(last)
    last = now
  }
  expect(last).toBe(4)
})
