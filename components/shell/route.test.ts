import { expect, test } from 'vitest'
import { pathOf, type Route, routeOf } from '#components/shell/route.ts'

test.each<[string, Route]>([
  ['/', { place: 'list' }],
  ['/chats/12', { place: 'chat', chatId: 12 }],
  ['/chats/12/345', { place: 'chat', chatId: 12, seq: 345 }],
  ['/settings', { place: 'settings', section: null }],
  ['/settings/language', { place: 'settings', section: 'language' }],
])('%s is a place and a place is its path', (path, route) => {
  expect(routeOf(path)).toEqual(route)
  expect(pathOf(route)).toBe(path)
})

test.each([
  '/chats',
  '/chats/abc',
  '/chats/0',
  '/chats/1e3',
  '/chats/99999999999999999',
  '/chats/1/x',
  '/chats/1/0',
  '/elsewhere',
])('%s is no chat, so it shows the list', (path) => expect(routeOf(path)).toEqual({ place: 'list' }))

test('a trailing slash changes nothing', () => {
  expect(routeOf('/chats/12/')).toEqual({ place: 'chat', chatId: 12 })
})
