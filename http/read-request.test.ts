import { expect, test } from 'vitest'
import { z } from 'zod'
import { LIMITS } from '#contracts/limits.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { check, readBody, readJson, readParams, readQuery } from '#http/read-request.ts'
import { codeOf } from '#testing/outcome.ts'

const send = (body: BodyInit, type: string | null = 'application/json') => {
  const request = new Request('http://server.invalid', { method: 'POST', body, duplex: 'half' } as RequestInit)
  if (type === null) request.headers.delete('content-type')
  else request.headers.set('content-type', type)
  return request
}

test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
  'reads JSON sent as %s',
  async (type) => {
    expect(await readJson(send('{"имя":["Ёж",1,null]}', type))).toEqual({ имя: ['Ёж', 1, null] })
  },
)

test.each([
  null,
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/json',
  'application/json-patch+json',
  'application/json; charset=utf-16',
  'application/jsonx',
])('does not read what is sent as %s', async (type) => {
  expect(await codeOf(readJson(send('{}', type)))).toBe('unsupported_media_type')
})

test('a compressed body is not read', async () => {
  for (const encoding of ['gzip', 'br', ' Deflate ', 'x', 'gzip, identity']) {
    const request = send('{}')
    request.headers.set('content-encoding', encoding)
    expect(await codeOf(readJson(request))).toBe('unsupported_media_type')
  }
  const plain = send('{}')
  plain.headers.set('content-encoding', 'identity')
  expect(await readJson(plain)).toEqual({})
})

test('no body is no JSON, whatever its type', async () => {
  expect(await readJson(send('', 'text/plain'))).toBeUndefined()
  expect(await readJson(new Request('http://server.invalid', { method: 'POST' }))).toBeUndefined()
})

test.each<[string, BodyInit]>([
  ['half of JSON', '{"a":'],
  ['no JSON', 'name=value'],
  ['a number that is none', '{"a":NaN}'],
  ['Latin-1', new Uint8Array([0x22, 0xe9, 0x22])],
  ['overlong UTF-8', new Uint8Array([0x22, 0xc0, 0xae, 0x22])],
  ['a surrogate in UTF-8', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
])('%s is a bad request', async (_, body) => {
  expect(await codeOf(readJson(send(body)))).toBe('bad_request')
})

test('deep nesting is just another wrong value', async () => {
  expect(await codeOf(readJson(send('['.repeat(60_000))))).toBe('bad_request')
  await expect(readJson(send('['.repeat(60_000) + ']'.repeat(60_000)))).resolves.toBeInstanceOf(Array)
})

test('the longest message fits, with every character escaped', () => {
  const content = '\\ud83d\\ude00'.repeat(LIMITS.messageMax)
  expect(JSON.stringify({ chat_id: 1, client_id: 'x'.repeat(36) }).length + content.length).toBeLessThan(
    SERVER_LIMITS.jsonBodyMax,
  )
})

test('a body that is too large is refused by its length, before it is read', async () => {
  let pulled = 0
  const endless = new ReadableStream({
    pull(controller) {
      pulled++
      controller.enqueue(new Uint8Array(1024))
    },
  })
  const request = send(endless)
  request.headers.set('content-length', '5000000000')
  expect(await codeOf(readBody(request, 10_000))).toBe('too_large')
  expect(pulled).toBeLessThanOrEqual(1)
})

test('a body without a length is read only until it is too large, and then let go', async () => {
  let pulled = 0
  let cancelled = false
  const endless = new ReadableStream({
    pull(controller) {
      pulled++
      controller.enqueue(new Uint8Array(1024))
    },
    cancel() {
      cancelled = true
    },
  })
  expect(await codeOf(readBody(send(endless), 10_000))).toBe('too_large')
  expect(pulled).toBeLessThan(13)
  expect(cancelled).toBe(true)
})

test('path parameters are decoded once', () => {
  const at = (path: string) => readParams('/api/users/search/{text}', new URL(`http://server.invalid${path}`))
  expect(at('/api/users/search/%D0%81%2F%3F')).toEqual({ text: 'Ё/?' })
  expect(at('/api/users/search/a%2525/')).toEqual({ text: 'a%25' })
  expect(() => at('/api/users/search/%c0%ae')).toThrow('not valid UTF-8')
})

test('a query key stands once', () => {
  const query = (text: string) => readQuery(new URL(`http://server.invalid/?${text}`))
  expect({ ...query('name=a%20b&user_id=') }).toEqual({ name: 'a b', user_id: '' })
  expect({ ...query('__proto__=1') }).toHaveProperty('__proto__', '1')
  expect(() => query('a=1&b=2&a=1')).toThrow('more than once')
  expect(() => query('limit[]=1&limit[]=2')).toThrow('more than once')
})

test('a schema that does not fit tells each field and one sentence', () => {
  const schema = z.object({ a: z.string().min(3, 'Too short'), b: z.array(z.number()) })
  expect(() => check(schema, { a: 'x', b: [1, 'y'] })).toThrow(
    expect.objectContaining({
      code: 'invalid',
      message: 'Too short',
      more: {
        errors: [
          { path: 'a', message: 'Too short' },
          { path: 'b.1', message: expect.any(String) },
        ],
      },
    }),
  )
})

test.each(['name=%E9', 'name=%ff', '%C0%AE=1', 'a=1&b=%ED%A0%80'])(
  'a query that is no UTF-8 is a bad request: %s',
  async (text) => {
    const read = async () => readQuery(new URL(`http://server.invalid/?${text}`))
    expect(await codeOf(read())).toBe('bad_request')
  },
)

test.each([
  ['name=100%', '100%'],
  ['name=%D0%81%D0%B6', 'Ёж'],
  ['name=%EF%BF%BD', '\uFFFD'],
])('a query that can be read is: %s', (text, name) => {
  expect(readQuery(new URL(`http://server.invalid/?${text}`)).name).toBe(name)
})
