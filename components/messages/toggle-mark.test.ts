import { expect, test } from 'vitest'
import { toggleMark } from '#components/messages/toggle-mark.ts'

/** A field as text, with what is selected between bars. */
function pressed(field: string, mark: string): string {
  const start = field.indexOf('¦')
  const end = field.lastIndexOf('¦') - 1
  const value = field.replaceAll('¦', '')
  const made = toggleMark(value, start, Math.max(start, end), mark)
  const after = value.slice(0, made.from) + made.text + value.slice(made.to)
  return `${after.slice(0, made.start)}¦${after.slice(made.start, made.end)}¦${after.slice(made.end)}`
}

test.each([
  ['a ¦b¦ c', '**', 'a **¦b¦** c'],
  ['a **¦b¦** c', '**', 'a ¦b¦ c'],
  ['a ¦**b**¦ c', '**', 'a ¦b¦ c'],
  ['a¦ b ¦c', '*', 'a *¦b¦* c'],
  ['**¦b¦**', '*', '***¦b¦***'],
  ['***¦b¦***', '*', '**¦b¦**'],
  ['¦¦', '**', '**¦¦**'],
  ['**¦¦**', '**', '¦¦'],
  ['¦a\nb¦', '||', '||¦a\nb¦||'],
  ['x ¦y¦', '`', 'x `¦y¦`'],
])('[FM14] %j with %s is %j', (field, mark, expected) => {
  expect(pressed(field, mark)).toBe(expected)
})
