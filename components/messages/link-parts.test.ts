import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkParts } from '#components/messages/link-parts.ts'

const links = (text: string) => linkParts(text).flatMap((part) => (part.href ? [part.href] : []))

test.each([
  ['см. https://example.com/a?b=1#c.', ['https://example.com/a?b=1#c']],
  ['http://localhost:3000/x', ['http://localhost:3000/x']],
  ['tropa.com и почта masha@example.com', ['https://tropa.com', 'mailto:masha@example.com']],
  ['(https://ru.wikipedia.org/wiki/Озеро_(значения))', ['https://ru.wikipedia.org/wiki/Озеро_(значения)']],
  ['https://xn--80ak6aa92e.com', ['https://xn--80ak6aa92e.com']],
  ['mailto:a@b.org', ['mailto:a@b.org']],
])('[TH11] %s has the links %j', (text, expected) => {
  expect(links(text)).toEqual(expected)
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt://example.com/%0aalert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox',
  'file:///etc/passwd',
  'ftp://example.com/a',
  '//example.com/a',
  'Хорошо.Пойдём',
  'v1.2.3 и 10:30',
])('[TH11] %s is no link', (text) => {
  expect(links(text)).toEqual([])
})

test('[TH11] nothing of the text is lost or moved, and every link leads to a safe place', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc.emailAddress(),
    fc.constantFrom(' ', '\n', '(', ')', '.'),
  )
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join('')
      const parts = linkParts(text)
      expect(parts.map((part) => part.text).join('')).toBe(text)
      for (const { href } of parts) expect(href === null || /^(https?:\/\/|mailto:)/i.test(href)).toBe(true)
    }),
  )
})

// Time that grew with the square of the length would take minutes here and run into the runner's own limit.
test.each([
  '@',
  '(',
  '*',
  '[',
  'a.',
  'a@',
  'http://',
  'https://a.com(',
  'a.com/',
  'mailto:',
  '://',
  'www.',
  '-.',
  'a.com?',
])('[TH11] a million characters of %s are split in linear time', (piece) => {
  const text = piece.repeat(Math.ceil(1_000_000 / piece.length))
  const parts = linkParts(text)
  expect(parts.reduce((length, part) => length + part.text.length, 0)).toBe(text.length)
})
