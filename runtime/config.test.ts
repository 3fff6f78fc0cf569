import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '#runtime/config.ts'

describe('settings', () => {
  test('an empty environment is enough', () => {
    expect(readConfig({})).toEqual({
      production: true,
      port: 3000,
      host: undefined,
      databaseUrl: undefined,
      dataDir: path.resolve('data'),
      authSecret: undefined,
      appUrl: undefined,
      corsOrigins: [],
      trustProxy: 0,
      rateLimits: true,
      registration: 'open',
      logLevel: 'info',
      metricsToken: undefined,
      hsts: 'subdomains',
      unsafeTestDatabase: false,
      unsafeTestPasswords: false,
    })
  })

  test('an empty variable counts as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfig({}))
  })

  test('everything that is wrong is said at once, each by its name', () => {
    const wrong = {
      PORT: '70000',
      DATABASE_URL: 'mysql://x',
      APP_URL: 'https://chat.example.org/path',
      CORS_ORIGINS: 'https://good.example, nonsense',
      TRUST_PROXY: 'yes',
      RATE_LIMITS: 'maybe',
      REGISTRATION: 'never',
      LOG_LEVEL: 'loud',
      METRICS_TOKEN: 'short',
      REDIS_URL: 'redis://localhost',
      S3_ENDPOINT: 'https://s3.example',
      S3_REGION: 'eu',
      S3_SECRET_ACCESS_KEY: 'x',
    }
    let message = ''
    try {
      readConfig(wrong)
    } catch (error) {
      message = String(error)
    }
    for (const name of Object.keys(wrong)) expect(message).toMatch(new RegExp(`^ {2}${name} `, 'm'))
  })

  test.each([
    'short',
    'changeme-changeme-changeme-changeme',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'your-secret-goes-here-please-replace-it',
  ])('a weak AUTH_SECRET is refused: %s', (secret) => {
    expect(() => readConfig({ AUTH_SECRET: secret })).toThrow('AUTH_SECRET is too weak')
  })

  test('APP_URL is kept as an origin', () => {
    expect(readConfig({ APP_URL: 'https://Chat.example.org/' }).appUrl).toBe('https://chat.example.org')
  })

  test('TRUST_PROXY is a number of proxies, or on for one', () => {
    expect(readConfig({ TRUST_PROXY: '2' }).trustProxy).toBe(2)
    expect(readConfig({ TRUST_PROXY: 'on' }).trustProxy).toBe(1)
  })
})
