import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { startServer } from '#testing/server.ts'

const TOKEN = 'metrics-token-of-a-test'
const server = await startServer({ METRICS_TOKEN: TOKEN, TRUST_PROXY: '1' })
const alone = await startServer()

describe.each(['/healthz', '/healthz/', '/livez', '/livez/'])('%s', (path) => {
  test('answers that all is well, and is never kept by a cache', async () => {
    const answer = await fetch(server.url + path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toEqual({ status: 'ok' })
  })

  test('can only be read', async () => {
    const answer = await fetch(server.url + path, { method: 'POST' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('content-type')).toMatch('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 405, code: 'method_not_allowed' })
  })
})

describe('/metrics', () => {
  test.each(['/metrics', '/metrics/'])('%s tells this machine about the process and its requests', async (path) => {
    await fetch(`${alone.url}/livez`)
    const answer = await fetch(alone.url + path)
    expect(answer.headers.get('content-type')).toMatch('text/plain; version=0.0.4')
    const text = await answer.text()
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m)
    expect(text).toMatch(/^messenger_http_request_seconds_count\{method="GET",status="2xx"\} [1-9]/m)
  })

  test('behind a proxy everybody comes from this machine, so the token is asked for', async () => {
    const answer = await fetch(`${server.url}/metrics`)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    const wrong = await fetch(`${server.url}/metrics`, { headers: { authorization: 'Bearer wrong' } })
    expect(wrong.status).toBe(401)
    const right = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })
    expect(right.status).toBe(200)
  })

  test('what a proxy passes on is nobody of this machine', async () => {
    const answer = await fetch(`${alone.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.7' } })
    expect(answer.status).toBe(403)
  })
})

test('HEAD of an operation has headers and no body', async () => {
  const length = await new Promise((resolve, reject) => {
    const head = request(`${server.url}/healthz`, { method: 'HEAD' }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.headers['content-length']))
    })
    head.on('error', reject).end()
  })
  expect(length).toBe('15')
})
