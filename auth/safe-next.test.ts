import { expect, test } from 'vitest'
import { safeNext } from '#auth/safe-next.ts'

test.each(['/', '/chats/7', '/chats/7?seq=3#m3', '/settings/look'])('[SES9] %s is a place here', (next) => {
  expect(safeNext(next)).toBe(next)
})

test.each([
  undefined,
  null,
  7,
  '',
  'chats/7',
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/chats\r\nset-cookie: a=b',
  '/.//evil.example',
  '/x/..//evil.example',
  'javascript:alert(1)',
  ' /chats/7',
  'http:/evil.example',
])('[SES9] %j leads home', (next) => {
  expect(safeNext(next)).toBe('/')
})

test('[SES9] encoded line breaks stay encoded', () => {
  expect(safeNext('/chats/7%0d%0aset-cookie:a=b')).toBe('/chats/7%0d%0aset-cookie:a=b')
})
