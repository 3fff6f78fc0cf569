import { expect, test } from 'vitest'
import { readCspReports } from '#http/csp-report.ts'

const body = (blockedURL: unknown, effectiveDirective: unknown = 'script-src-elem') => ({
  effectiveDirective,
  blockedURL,
})

test('both forms that browsers send are read, and addresses lose their path', () => {
  const old = { 'effective-directive': 'script-src', 'blocked-uri': 'https://evil.example/a?b=c', 'script-sample': 'x' }
  expect(readCspReports({ 'csp-report': old })).toEqual([{ directive: 'script-src', blocked: 'https://evil.example' }])
  const reports = ['inline', 'https://evil.example/x', 'data:text/html,x', 'not an address'].map((blocked) => ({
    type: 'csp-violation',
    url: 'https://chat.example.org/chats/7',
    body: body(blocked),
  }))
  expect(readCspReports(reports).map(({ blocked }) => blocked)).toEqual([
    'inline',
    'https://evil.example',
    'data:',
    'unknown',
  ])
})

test.each([
  [null],
  [7],
  ['x'],
  [[]],
  [[{ type: 'deprecation', body: body('inline') }]],
  [[{ type: 'csp-violation', body: null }]],
  [[{ type: 'csp-violation', body: body(7) }]],
  [{ 'csp-report': null }],
  [{ 'csp-report': { 'effective-directive': [], 'blocked-uri': 'x' } }],
])('%j says nothing', (json) => {
  expect(readCspReports(json)).toEqual([])
})

test('what is no directive is not repeated, and a flood is cut', () => {
  const flood = Array.from({ length: 5000 }, () => ({ type: 'csp-violation', body: body('inline', 'x\n{"a":1}') }))
  const read = readCspReports(flood)
  expect([read.length, read[0]]).toEqual([10, { directive: 'unknown', blocked: 'inline' }])
})
