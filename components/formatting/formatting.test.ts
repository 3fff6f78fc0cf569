import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block, Inline } from '#components/formatting/nodes.ts'
import { parseBlocks } from '#components/formatting/parse-blocks.ts'
import { sourceOf } from '#components/formatting/testing/source-of.ts'

/** A tree as a short text: `bold(words)`. */
const told = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if (node.kind === 'text') return node.text
      if (node.kind === 'code') return `code(${node.text})`
      if (node.kind === 'link') return `link(${told(node.children)} -> ${node.href})`
      return `${node.kind}(${told(node.children)})`
    })
    .join('')

const line = (text: string): string => {
  const [block] = parseBlocks(text)
  return block?.kind === 'lines' ? told(block.children) : `no line: ${block?.kind}`
}

test.each([
  [
    '**Важно**: *тихо*, _тихо_, __низ__, ~~нет~~, ||тайна||',
    'bold(Важно): italic(тихо), italic(тихо), underline(низ), strike(нет), spoiler(тайна)',
  ],
  ['***both***', 'bold(italic(both))'],
  ['**a *b***', 'bold(a italic(b))'],
  ['*a **b***', 'italic(a bold(b))'],
  ['_a *b* c_', 'italic(a italic(b) c)'],
  ['||**a** ~~b~~||', 'spoiler(bold(a) strike(b))'],
  ['сло**во**', 'слоbold(во)'],
  ['*a and *b*', '*a and italic(b)'],
  ['**two\nlines**', 'bold(two\nlines)'],
  ['(*a*)', '(italic(a))'],
])('[FM1] %s is %s', (text, expected) => {
  expect(line(text)).toBe(expected)
})

test.each([
  'snake_case_names stay',
  'some__dunder__name',
  '2*3*4',
  '2 * 3 * 4',
  'a || b || c',
  '**open',
  'closed**',
  '** a **',
  '****',
  '____',
  '****a****',
  '~~~a~~~',
  '~a~',
  '|a|',
  '*',
  '\\*a*',
  '**a\n\nb**',
  '¯\\_(ツ)_/¯',
  '`open',
  '`two\nlines`',
  '[words]',
  '[](https://example.com)',
  '[words] (https://example.com)',
])('[FM3] %j stays as it is', (text) => {
  expect(line(text)).toBe(text)
})

test.each([
  ['**a *b** c*', 'bold(a *b) c*'],
  ['*a **b* c**', 'italic(a **b) c**'],
  ['[**a](https://b.org)**', 'link(**a -> https://b.org)**'],
])('[FM4] of two that cross, the first that closes holds: %s', (text, expected) => {
  expect(line(text)).toBe(expected)
})

test.each([
  ['`**a**`', 'code(**a**)'],
  ['`` a`b ``', 'code( a`b )'],
  ['**`a`**', 'bold(code(a))'],
  ['*a `b* c`', '*a code(b* c)'],
  ['`[a](https://b.org)`', 'code([a](https://b.org))'],
])('[FM5] nothing is read inside of code: %s', (text, expected) => {
  expect(line(text)).toBe(expected)
})

test.each([
  ['[a **b**](https://c.org/d?e=1#f)', 'link(a bold(b) -> https://c.org/d?e=1#f)'],
  ['[a](HTTP://c.org)', 'link(a -> HTTP://c.org)'],
  ['[пишите](mailto:masha@example.com)', 'link(пишите -> mailto:masha@example.com)'],
  [
    '[Озеро](https://ru.wikipedia.org/wiki/Озеро_(значения))',
    'link(Озеро -> https://ru.wikipedia.org/wiki/Озеро_(значения))',
  ],
  ['[[1] a](https://c.org)', 'link([1] a -> https://c.org)'],
  ['[a [b](https://c.org)](https://d.org)', '[a link(b -> https://c.org)](https://d.org)'],
])('[FM6] %s is a link', (text, expected) => {
  expect(line(text)).toBe(expected)
})

test.each([
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](java\tscript:alert(1))',
  '[a](data:text/html,x)',
  '[a](vbscript:x)',
  '[a](file:///etc/passwd)',
  '[a](//example.com)',
  '[a](/chats/1)',
  '[a]( https://example.com)',
  '[a](https://example.com "title")',
  '[a](https://)',
  '[a](https://example.com',
])('[FM6] %j is no link', (text) => {
  expect(line(text)).toBe(text)
})

test('[FM7] an address keeps its own signs, and closes what was opened before it', () => {
  expect(line('https://example.com/_a_/**b**')).toBe('https://example.com/_a_/**b**')
  expect(line('**https://example.com/a_b_c** d')).toBe('bold(https://example.com/a_b_c) d')
})

test('[FM8] code between fences keeps its lines and its language', () => {
  expect(parseBlocks('см.\n```TS\nconst a = **1**\n\n> b\n```\nвот')).toEqual([
    { kind: 'lines', children: [{ kind: 'text', text: 'см.' }] },
    { kind: 'codeBlock', opening: '```TS', language: 'ts', lines: ['const a = **1**', '', '> b'], closing: '```' },
    { kind: 'lines', children: [{ kind: 'text', text: 'вот' }] },
  ])
  expect(parseBlocks('```\n```')).toEqual([
    { kind: 'codeBlock', opening: '```', language: null, lines: [], closing: '```' },
  ])
  expect(line('```ts\nnever closed')).toBe('```ts\nnever closed')
})

test('[FM9] lines that begin so are quotes and lists', () => {
  const blocks = parseBlocks('> **a\n> b**\n>\n- x\n- _y_\n1. z\n2. w\nend')
  const shown = blocks.map((block: Block) => {
    if (block.kind === 'list') return [block.ordered, ...block.items.map((item) => item.mark + told(item.children))]
    return block.kind === 'codeBlock' ? block.lines : [block.kind, told(block.children)]
  })
  expect(shown).toEqual([
    ['quote', 'bold(a\nb)\n'],
    [false, '- x', '- italic(y)'],
    [true, '1. z', '2. w'],
    ['lines', 'end'],
  ])
})

test.each(['>_<', '>:(', '-5', '- ', '1.5', '1) a', '2026 . a'])('[FM9] %j is neither', (text) => {
  expect(line(text)).toBe(text)
})

const SIGNS = [
  '*',
  '**',
  '_',
  '__',
  '~~',
  '||',
  '`',
  '```',
  '[',
  '](',
  '](https://a.b',
  ')',
  '> ',
  '- ',
  '1. ',
  '\n',
  ' ',
  'а',
  '🏔️',
  '://',
]

test('[FM2] nothing of a text is lost, whatever was typed', () => {
  const piece = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...SIGNS) }, fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      expect(sourceOf(parseBlocks(text))).toBe(text)
    }),
    { numRuns: 2000 },
  )
})
