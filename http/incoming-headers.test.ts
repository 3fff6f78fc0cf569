import { expect, test } from 'vitest'
import { cleanHeaders } from '#http/incoming-headers.ts'

const clean = (headers: Record<string, string>, trustProxy = 0) => {
  cleanHeaders(headers, trustProxy)
  return headers
}

test('what browsers send stays', () => {
  const headers = { host: 'a', cookie: 'b', authorization: 'c', 'sec-fetch-site': 'd', rsc: '1', 'x-request-id': 'e' }
  expect(clean({ ...headers })).toEqual(headers)
})

test('what only our own parts may say goes', () => {
  const headers = {
    'x-middleware-subrequest': '1',
    'x-nextjs-data': '1',
    'next-action': '1',
    'x-invoke-path': '/',
    'x-nonce': 'n',
  }
  expect(clean({ ...headers, 'content-security-policy': "script-src 'nonce-x'" })).toEqual({})
})

test('what proxies say is believed only of trusted ones', () => {
  const headers = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' }
  expect(clean({ ...headers })).toEqual({})
  expect(clean({ ...headers }, 1)).toEqual(headers)
})

test('a method or an address is never overridden, not even by a proxy', () => {
  expect(clean({ 'x-http-method-override': 'DELETE', 'x-original-url': '/a', 'x-rewrite-url': '/b' }, 1)).toEqual({})
})
