import fc from 'fast-check'
import { expect, test } from 'vitest'
import { colorCode } from '#components/formatting/color-code.ts'

const kindsOf = (language: string, code: string) =>
  Object.fromEntries((colorCode(language, code) ?? []).map(([kind, text]) => [text.trim(), kind]))

test('[FM16] words of the language, texts, numbers and remarks are told apart', () => {
  expect(kindsOf('ts', "const six = 'half' + 12 // a dozen\nfunction half() {}")).toMatchObject({
    const: 'keyword',
    "'half'": 'string',
    12: 'number',
    '// a dozen': 'comment',
    function: 'keyword',
    half: 'title',
  })
  expect(kindsOf('python', 'def add(a):\n    return None  # нет')).toMatchObject({
    def: 'keyword',
    add: 'title',
    return: 'keyword',
    None: 'keyword',
    '# нет': 'comment',
  })
  expect(kindsOf('json', '{"a": true}')).toMatchObject({ '"a"': 'attribute', true: 'keyword' })
  expect(kindsOf('diff', '+ new\n- old')).toMatchObject({ '+ new': 'added', '- old': 'removed' })
})

test('[FM16] the innermost name counts', () => {
  expect(kindsOf('html', '<a href="/x">y</a>')).toMatchObject({ href: 'attribute', '"/x"': 'string', y: null })
})

test('[FM16] a language that is not known is left alone', () => {
  expect(colorCode('klingon', 'Qapla')).toBeNull()
  expect(colorCode('constructor', 'x')).toBeNull()
})

test('[FM2] [FM16] no character is lost, added or moved', () => {
  const language = fc.constantFrom(
    'ts',
    'python',
    'html',
    'bash',
    'css',
    'sql',
    'rust',
    'yaml',
    'c++',
    'go',
    'markdown',
  )
  const code = fc
    .array(
      fc.constantFrom('a', ' ', '\n', '"', "'", '`', '<', '>', '{', '}', '//', '/*', '*/', '#', '0', 'if', 'я', '😀'),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(language, code, (name, text) => {
      const pieces = colorCode(name, text)
      expect(pieces?.map(([, piece]) => piece).join('')).toBe(text)
    }),
  )
})
