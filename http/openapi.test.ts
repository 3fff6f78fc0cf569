import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { ENDPOINTS } from '#http/endpoints/all.ts'
import { describeApi } from '#http/openapi.ts'

const description = describeApi(ENDPOINTS, 'next-auth.session-token')
const text = JSON.stringify(description)

describe('the description of the API', () => {
  test('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(JSON.parse(text))
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
    expect(description.openapi).toMatch(/^3\.1\./)
  })

  test('has every reference it makes', () => {
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1] ?? '')
    const { schemas } = description.components as { schemas: Record<string, unknown> }
    expect(references.length).toBeGreaterThan(20)
    for (const name of references) expect(schemas).toHaveProperty(name)
    expect(text).not.toContain('$defs')
  })

  test('names each operation once, with a summary, an answer and the problems of its kind', () => {
    const operations = Object.values(description.paths as Record<string, Record<string, Operation>>).flatMap(
      Object.values,
    ) as Operation[]
    expect(operations).toHaveLength(ENDPOINTS.length)
    expect(new Set(operations.map((one) => one.operationId)).size).toBe(ENDPOINTS.length)
    for (const one of operations) {
      expect(one.summary).toBeTruthy()
      expect(Object.keys(one.responses)).toEqual(expect.arrayContaining(['200', '429', '503']))
      if (one.security.length > 0) expect(one.responses).toHaveProperty('401')
      if (one.requestBody)
        expect(Object.keys(one.responses)).toEqual(expect.arrayContaining(['400', '413', '415', '422']))
    }
  })
})

interface Operation {
  operationId: string
  summary: string
  security: unknown[]
  requestBody?: unknown
  responses: Record<string, unknown>
}

test('every route of the API is described, and everything described has a route', async () => {
  const described = ENDPOINTS.map(({ method, path }) => `${method} ${path.replace(/\/$/, '')}`)
  expect((await routes()).sort()).toEqual(described.sort())
})

/**
 * next-auth speaks its own protocol, only browsers know where to report to, the description does not
 * describe itself, and the rest is 404. */
const UNDESCRIBED = /^(auth\/\[\.\.\.nextauth\]|csp-report|openapi\.json|\[\[\.\.\.path\]\])$/

async function routes(): Promise<string[]> {
  const folders = readdirSync('app/api', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts'))
    .map((file) => file.replace(/\/route\.ts$/, ''))
    .filter((folder) => !UNDESCRIBED.test(folder))
  const found = await Promise.all(
    folders.map(async (folder) => {
      const { OPTIONS } = (await import(pathToFileURL(path.resolve('app/api', folder, 'route.ts')).href)) as {
        OPTIONS: (r: Request) => Promise<Response>
      }
      const answer = await OPTIONS(new Request('http://server.invalid', { method: 'OPTIONS' }))
      const methods = (answer.headers.get('allow') ?? '')
        .split(', ')
        .filter((one) => one !== 'HEAD' && one !== 'OPTIONS')
      const address = `/api/${folder}`.replace(/\[(\w+)\]/g, '{$1}')
      return methods.map((method) => `${method} ${address}`)
    }),
  )
  return found.flat()
}
