import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { ApiClient } from '#testing/api-client.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const stranger = new ApiClient(server)

test.each(['/api/openapi.json', '/api/openapi.json/'])('GET %s is the description, valid OpenAPI 3.1', async (path) => {
  const answer = await stranger.get(path)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch('application/json')
  expect((await new Validator().validate(structuredClone(answer.body) as Record<string, unknown>)).valid).toBe(true)
  expect(answer.body).toMatchObject({
    openapi: expect.stringMatching(/^3\.1/),
    paths: { '/api/messages/{chat_id}': expect.anything() },
  })
})

describe.each(['/docs', '/docs/'])('GET %s', (path) => {
  test('is a page whose scripts carry the nonce of its policy, all from this server', async () => {
    const answer = await stranger.get(path)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const page = String(answer.body)
    const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
    expect(nonce).toBeTruthy()
    const scripts = [...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)
    expect(scripts).toHaveLength(2)
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`)
    expect(page).not.toMatch(/https?:\/\//)

    const { version } = JSON.parse(readFileSync('node_modules/swagger-ui-dist/package.json', 'utf8')) as {
      version: string
    }
    const files = [...page.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)].map((match) => match[1] ?? '')
    expect(files).toHaveLength(2)
    for (const file of files) {
      expect(file).toMatch(new RegExp(`^/docs/swagger-ui[\\w.-]*\\?v=${version}$`))
      const given = await stranger.get(file)
      expect(given.status).toBe(200)
      expect(given.headers.get('content-type')).toMatch(/^text\/(css|javascript); charset=utf-8$/)
      expect(given.headers.get('cache-control')).toContain('immutable')
      expect(String(given.body).length).toBeGreaterThan(10_000)
    }
  })
})

test.each(['package.json', '..%2fpackage.json', '..%2f..%2fpackage.json', 'swagger-ui.js.map', 'index.html'])(
  'no other file is given out: /docs/%s',
  async (file) => {
    expect((await stranger.get(`/docs/${file}`)).status).toBe(404)
  },
)
