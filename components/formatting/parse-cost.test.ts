import { expect, test, vi } from 'vitest'
import { parseBlocks } from '#components/formatting/parse-blocks.ts'
import { sourceOf } from '#components/formatting/testing/source-of.ts'

/** Counts the characters that are looked at, matched or copied while a text is read; more than the limit are not waited for. */
function cost(text: string, limit: number): number {
  let steps = 0
  const count = (more: number) => {
    steps += more
    if (steps > limit) throw new Error(`more than ${limit} steps`)
  }
  const { charAt, slice } = String.prototype
  const { exec } = RegExp.prototype
  const spies = [
    vi.spyOn(String.prototype, 'charAt').mockImplementation(function (this: string, at) {
      count(1)
      return charAt.call(this, at)
    }),
    vi.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, from, to) {
      const part = slice.call(this, from, to)
      count(part.length)
      return part
    }),
    vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, searched) {
      count(searched.length)
      return exec.call(this, searched)
    }),
  ]
  try {
    parseBlocks(text)
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return steps
}

test.each([
  '*',
  '**',
  '__',
  '||',
  '`',
  '```',
  '[',
  '](',
  '](https://a.b',
  '> ',
  '1. ',
  '\n',
  ' ',
  '🏔️',
  '://',
  '*a ',
  '*a* ',
  '**a *b ',
  '`a``b```c',
  '[a',
  '[a](',
  '[a](https://',
  '](https://((',
  '[a](https://b.c)',
  '```\n',
  '```ts\n',
  '> *a\n',
  '- a\n> b\n',
  '||a ~~b __c **d *e _f ',
])('[FM10] 50,000 characters of %j cost in proportion to their number', (piece) => {
  const text = piece.repeat(Math.ceil(50_000 / piece.length))
  expect(cost(text, text.length * 20)).toBeGreaterThan(0)
  expect(sourceOf(parseBlocks(text))).toBe(text)
})
