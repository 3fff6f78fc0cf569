import { describe, expect, test } from 'vitest'
import { startServer } from '#testing/server.ts'

const server = await startServer()

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
    expect(answer.headers.get('allow')).toBe('GET, HEAD')
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })
})
