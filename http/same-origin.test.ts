import { describe, expect, test } from 'vitest'
import { isSameOrigin } from '#http/same-origin.ts'
import { withSettings } from '#testing/settings.ts'

const host = 'chat.example.org:3000'

describe('[SES8] without APP_URL the request says which origin is ours', () => {
  test.each([
    { origin: `http://${host}` },
    { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'same-origin' },
  ])('%j comes from our pages', (headers) => {
    expect(isSameOrigin({ host, ...headers })).toBe(true)
    expect(isSameOrigin(new Headers({ host, ...headers } as Record<string, string>))).toBe(true)
  })

  test.each([
    {},
    { origin: 'null' },
    { origin: 'http://evil.example' },
    { origin: `http://${host}.evil.example` },
    { origin: 'http://sub.chat.example.org:3000' },
    { origin: 'http://example.org:3000' },
    { origin: `https://${host}` },
    { origin: 'http://chat.example.org:3001' },
    { origin: 'http://chat.example.org' },
    { origin: `http://${host}`, 'sec-fetch-site': 'cross-site' },
    { origin: `http://${host}`, 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' },
    { origin: `http://${host}`, 'x-forwarded-host': 'evil.example', host: 'evil.example' },
  ])('%j does not', (headers) => {
    expect(isSameOrigin({ host, ...headers })).toBe(false)
  })
})

test('[SES8] APP_URL is the one origin when it is set', () => {
  withSettings({ appUrl: 'https://chat.example.org' })
  expect(isSameOrigin({ host, origin: 'https://chat.example.org' })).toBe(true)
  expect(isSameOrigin({ host, origin: `http://${host}` })).toBe(false)
})

test('[SES8] behind a trusted proxy its headers count, otherwise not', () => {
  const headers = {
    host: '127.0.0.1:3000',
    'x-forwarded-host': 'chat.example.org',
    'x-forwarded-proto': 'https',
    origin: 'https://chat.example.org',
  }
  expect(isSameOrigin(headers)).toBe(false)
  withSettings({ trustProxy: 1 })
  expect(isSameOrigin(headers)).toBe(true)
})

test('[SES8] a Host that is none is nobody’s origin', () => {
  expect(isSameOrigin({ host: 'a b', origin: 'null' })).toBe(false)
})
