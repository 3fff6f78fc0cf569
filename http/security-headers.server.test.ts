import { describe, expect, test } from 'vitest'
import { startServer } from '#testing/server.ts'
import { until } from '#testing/until.ts'

const plain = await startServer({ LOG_LEVEL: 'warn' })
const secure = await startServer({ APP_URL: 'https://chat.example.org' })

const EVERYWHERE = [
  '/',
  '/sign-in',
  '/no-such-page',
  '/livez',
  '/api/users/me',
  '/api/no-such-call',
  '/robots.txt',
  '/metrics',
]

describe.each(EVERYWHERE)('%s', (path) => {
  test('carries the headers that protect it', async () => {
    const { headers } = await fetch(plain.url + path, { redirect: 'manual' })
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('permissions-policy')).toContain('geolocation=()')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('strict-transport-security')).toBeNull()
  })
})

test('a refusal carries them too', async () => {
  const { headers } = await fetch(`${plain.url}/sign-in`, { method: 'DELETE' })
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('browsers are told to insist on https only where people come by https', async () => {
  const { headers } = await fetch(`${secure.url}/livez`)
  expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
})

describe('what a policy has stopped', () => {
  const violation = { effectiveDirective: 'script-src-elem', blockedURL: 'https://evil.example/x.js' }
  const report = (body: string, type = 'application/reports+json') =>
    fetch(`${plain.url}/api/csp-report`, { method: 'POST', headers: { 'content-type': type }, body })

  test('is reported to the address that the page names, and leaves a line in the log', async () => {
    const { headers } = await fetch(`${plain.url}/sign-in`)
    expect(headers.get('reporting-endpoints')).toBe('csp="/api/csp-report"')
    expect(headers.get('content-security-policy')).toMatch(/; report-uri \/api\/csp-report; report-to csp$/)
    expect((await report(JSON.stringify([{ type: 'csp-violation', body: violation }]))).status).toBe(204)
    await until(() => plain.output().includes('"csp_report"'))
    expect(plain.output()).toContain('"directive":"script-src-elem","blocked":"https://evil.example"')
  })

  test('nothing else is taken there', async () => {
    expect((await report('{')).status).toBe(400)
    expect((await report('{}', 'text/plain')).status).toBe(415)
    expect((await report(' '.repeat(20_000))).status).toBe(413)
    expect((await fetch(`${plain.url}/api/csp-report`)).status).toBe(405)
  })
})

describe('a page', () => {
  const open = async (path: string) => {
    const answer = await fetch(plain.url + path)
    const policy = answer.headers.get('content-security-policy') ?? ''
    return { answer, policy, nonce: /'nonce-([^']+)'/.exec(policy)?.[1], html: await answer.text() }
  }

  test.each(['/sign-in', '/register', '/no-such-page'])('%s runs only scripts with its nonce', async (path) => {
    const { policy, nonce, html } = await open(path)
    expect(policy).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic';`)
    expect(policy).toContain("object-src 'none'; base-uri 'none'")
    const scripts = html.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
  })

  test('has another nonce each time, and no cache keeps it', async () => {
    const [one, two] = [await open('/sign-in'), await open('/sign-in')]
    expect(one.nonce).not.toBe(two.nonce)
    expect(one.answer.headers.get('cache-control')).toContain('no-store')
  })

  test('takes neither its policy nor its nonce from the request', async () => {
    const answer = await fetch(`${plain.url}/sign-in`, {
      headers: { 'content-security-policy': "script-src 'nonce-evil'", 'x-nonce': 'evil' },
    })
    expect(await answer.text()).not.toContain('evil')
    expect(answer.headers.get('content-security-policy')).not.toContain('evil')
  })
})

describe('what Next tells itself by headers', () => {
  test.each<Record<string, string>>([
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'x-middleware-subrequest': 'src/middleware' },
    { 'x-middleware-rewrite': '/robots.txt' },
    { 'x-matched-path': '/robots.txt' },
    { 'x-invoke-path': '/robots.txt', 'x-invoke-status': '200' },
  ])('is not believed when a stranger says it: %o', async (headers) => {
    const [with_, without] = await Promise.all([
      fetch(`${plain.url}/api/users/me`, { headers, redirect: 'manual' }),
      fetch(`${plain.url}/api/users/me`, { redirect: 'manual' }),
    ])
    expect(with_.status).toBe(401)
    expect(await with_.text()).toBe(await without.text())
  })
})
