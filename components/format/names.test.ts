import { expect, test } from 'vitest'
import { shortName } from '#components/format/names.ts'

test.each([
  ['Sophie Laurent', 'Sophie'],
  ['Дмитрий Преображенский-Вяземский', 'Дмитрий'],
  ['Управляющая компания', 'Управляющая компания'],
  ['Anna Maria Lopez', 'Anna Maria Lopez'],
  ['Мама', 'Мама'],
  ['ООО Ромашка', 'ООО Ромашка'],
  ['', ''],
])('%s is called %s', (whole, short) => {
  expect(shortName(whole)).toBe(short)
})
