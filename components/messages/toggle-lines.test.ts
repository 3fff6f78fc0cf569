import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeLink, toggleFence, toggleLines } from '#components/messages/toggle-lines.ts'
import type { Marked } from '#components/messages/toggle-mark.ts'

type Way = (value: string, start: number, end: number) => Marked

/** A field as text, with what is selected between bars. */
function pressed(field: string, way: Way): string {
  const start = field.indexOf('¦')
  const end = Math.max(start, field.lastIndexOf('¦') - 1)
  const made = way(field.replaceAll('¦', ''), start, end)
  const value = field.replaceAll('¦', '')
  const after = value.slice(0, made.from) + made.text + value.slice(made.to)
  return `${after.slice(0, made.start)}¦${after.slice(made.start, made.end)}¦${after.slice(made.end)}`
}
const quote: Way = (value, start, end) => toggleLines(value, start, end, '> ')
const list: Way = (value, start, end) => toggleLines(value, start, end, '- ')

test.each([
  ['a¦bc¦d', quote, '¦> abcd¦'],
  ['one\nt¦wo\nthr¦ee\nfour', quote, 'one\n¦> two\n> three¦\nfour'],
  ['one\n> t¦wo\n> thr¦ee\nfour', quote, 'one\n¦two\nthree¦\nfour'],
  ['> o¦ne\ntw¦o', quote, '¦> > one\n> two¦'],
  ['¦one\n¦two', list, '¦- one¦\ntwo'],
  ['¦milk\nbread¦', list, '¦- milk\n- bread¦'],
  ['¦if (a)\n  b()¦', toggleFence, '```\n¦if (a)\n  b()¦\n```'],
  ['x\n```ts\n¦a¦\n```\ny', toggleFence, 'x\n¦a¦\ny'],
  ['x ¦y¦ z', toggleFence, '```\n¦x y z¦\n```'],
  ['see ¦the map ¦now', makeLink, 'see [the map](¦¦) now'],
])('[FM17] %j is %#', (field, way, expected) => {
  expect(pressed(field, way)).toBe(expected)
})

test('[FM17] what was put there is taken away by the same press', () => {
  const text = fc.array(fc.constantFrom('a', 'b c', '\n', '> ', '- ', 'я'), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(text, fc.nat(30), fc.nat(30), fc.constantFrom(quote, list), (parts, one, other, way) => {
      const value = parts.join('')
      const [start, end] = [Math.min(one, other), Math.max(one, other)].map((at) => Math.min(at, value.length))
      const first = way(value, start as number, end as number)
      fc.pre(first.text.length > first.to - first.from)
      const changed = value.slice(0, first.from) + first.text + value.slice(first.to)
      const again = way(changed, first.start, first.end)
      expect(changed.slice(0, again.from) + again.text + changed.slice(again.to)).toBe(value)
    }),
  )
})
