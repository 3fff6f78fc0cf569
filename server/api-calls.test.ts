import { expect, test } from 'vitest'
import { ENDPOINTS } from '#http/endpoints/all.ts'
import { API_CALLS, callAt } from '#server/api-calls.ts'

test('every call that is described is answered before Next, with and without its trailing slash', () => {
  const described = new Set(ENDPOINTS.map(({ path }) => path.replace(/\/$/, '')))
  expect(Object.keys(API_CALLS).sort()).toEqual([...described].sort())
  for (const [path, call] of Object.entries(API_CALLS)) {
    const asked = path.replace('{chat_id}', '7').replace('{text}', 'anna')
    expect([asked, callAt(asked) === call, callAt(`${asked}/`) === call]).toEqual([asked, true, true])
  }
})

test('names go before parameters', () => {
  expect(callAt('/api/chats/search/members')).toBe(API_CALLS['/api/chats/search/{text}'])
  expect(callAt('/api/chats/search/members/')).toBe(API_CALLS['/api/chats/search/{text}'])
  expect(callAt('/api/chats/read')).toBe(API_CALLS['/api/chats/read'])
  expect(callAt('/api/users/me')).toBe(API_CALLS['/api/users/me'])
  expect(callAt('/api/chats/search')).toBe(API_CALLS['/api/chats/{chat_id}'])
})

test.each([
  '/',
  '/api',
  '/api/',
  '/api/auth/session',
  '/api/openapi.json',
  '/api/csp-report',
  '/api/messages/7/days/more',
  '/api/messages//days',
  '/api/users/me/..%2f',
  '/api/users/7',
  '/messages',
  '/apixmessages',
])('%s is left to Next', (path) => {
  expect(callAt(path)).toBeUndefined()
})
