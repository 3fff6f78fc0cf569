import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { addressKey, clientInfo, stampClient } from '#auth/client-info.ts'
import { withSettings } from '#testing/settings.ts'

function stamped(trustProxy: number, remoteAddress: string, headers: Record<string, string> = {}) {
  withSettings({ trustProxy })
  const request = { headers, socket: { remoteAddress } } as unknown as IncomingMessage
  stampClient(request)
  return clientInfo(request.headers).ip
}

test('[ACC6] without a proxy the socket says who it is, whatever the headers claim', () => {
  const claims = {
    'x-forwarded-for': '198.51.100.1',
    'x-messenger-client-ip': '198.51.100.2',
    'x-real-ip': '198.51.100.3',
  }
  expect(stamped(0, '203.0.113.9', claims)).toBe('203.0.113.9')
  expect(stamped(0, '::ffff:203.0.113.9')).toBe('203.0.113.9')
})

test('[ACC6] behind proxies the outermost of them says it; what stands before was written by the client', () => {
  expect(stamped(1, '10.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).toBe('203.0.113.9')
  expect(stamped(1, '10.0.0.1', { 'x-forwarded-for': '1.1.1.1, 203.0.113.9' })).toBe('203.0.113.9')
  expect(stamped(2, '10.0.0.1', { 'x-forwarded-for': '1.1.1.1, 203.0.113.9, 10.0.0.2' })).toBe('203.0.113.9')
  expect(stamped(1, '203.0.113.9')).toBe('203.0.113.9')
})

test('[ACC6] one IPv6 customer has a whole /64', () => {
  expect(addressKey('2001:db8:0:1::1')).toBe(addressKey('2001:0db8:0000:0001:ffff::2'))
  expect(addressKey('2001:db8:0:1::1')).not.toBe(addressKey('2001:db8:0:2::1'))
  expect(addressKey('::1')).toBe('0:0:0:0')
  expect(addressKey('203.0.113.9')).toBe('203.0.113.9')
  expect(addressKey('unknown')).toBe('unknown')
})
