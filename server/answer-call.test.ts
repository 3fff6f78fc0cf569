import { once } from 'node:events'
import { request as ask, createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { byMethod } from '#http/methods.ts'
import { readJson } from '#http/read-request.ts'
import { jsonReply, Reply, toResponse } from '#http/reply.ts'
import type { AnswerCall } from '#http/route.ts'
import { answerCall } from '#server/answer-call.ts'
import { afterwards } from '#testing/afterwards.ts'
import { codeOf } from '#testing/outcome.ts'
import { until } from '#testing/until.ts'

/** A server that answers everything by one call; what `answerCall` throws is kept. */
async function serving(call: AnswerCall): Promise<{ port: number; failures: unknown[] }> {
  const failures: unknown[] = []
  const server = createServer((request, response) => {
    answerCall(call, request, response).catch((error) => failures.push(error))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterwards(async () => {
    server.closeAllConnections()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, failures }
}

interface Asked {
  method?: string
  headers?: Record<string, string>
  body?: string
}

async function begin(port: number, { method = 'GET', headers = {}, body }: Asked = {}): Promise<IncomingMessage> {
  const sent = ask({ port, host: '127.0.0.1', path: '/', method, headers, agent: false })
  sent.on('error', () => {})
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return answer
}

async function asked(
  port: number,
  how?: Asked,
): Promise<{ status?: number; headers: IncomingHttpHeaders; body: Buffer }> {
  const answer = await begin(port, how)
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk)
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }
}

const echo: AnswerCall = async (asking) => jsonReply((await readJson(asking)) ?? null, { link: '<x>' })

const LONG = { text: 'long '.repeat(1000) }

test('a value comes whole, with its length, and says that it depends on what encodings are taken', async () => {
  const { port } = await serving(async () => jsonReply(LONG, { link: '<x>' }))
  const { status, headers, body } = await asked(port)
  expect([status, headers['content-type'], headers.link]).toEqual([200, 'application/json', '<x>'])
  expect([headers['content-length'], headers.vary]).toEqual([String(body.length), 'Accept-Encoding'])
  expect(JSON.parse(body.toString())).toEqual(LONG)
})

test.each([
  ['gzip, deflate, br', 'gzip'],
  ['br;q=1.0, GZIP;q=0.5', 'gzip'],
  ['gzip;q=0', undefined],
  ['gzip; q=0.0, deflate', undefined],
  ['br', undefined],
])('Accept-Encoding %s: %s', async (accepted, encoding) => {
  const { port } = await serving(async () => jsonReply(LONG, { vary: 'Origin' }))
  const { headers, body } = await asked(port, { headers: { 'accept-encoding': accepted } })
  expect([headers['content-encoding'], headers.vary]).toEqual([encoding, 'Origin, Accept-Encoding'])
  expect(headers['content-length']).toBe(String(body.length))
  expect(JSON.parse((encoding ? gunzipSync(body) : body).toString())).toEqual(LONG)
})

test('what is short is not compressed', async () => {
  const { port } = await serving(async () => jsonReply([1]))
  const { headers, body } = await asked(port, { headers: { 'accept-encoding': 'gzip' } })
  expect([headers['content-encoding'], body.toString()]).toEqual([undefined, '[1]'])
})

test('HEAD has the headers of GET and no body', async () => {
  const whole = await serving(async () => jsonReply(LONG))
  const { headers, body } = await asked(whole.port, { method: 'HEAD' })
  expect([headers['content-length'], body.length]).toEqual([String(JSON.stringify(LONG).length), 0])
  let left = false
  const leave = async () => {
    left = true
  }
  const inPieces = await serving(async () => new Reply(200, { next: async () => 'piece', leave }))
  expect([(await asked(inPieces.port, { method: 'HEAD' })).body.length, left]).toEqual([0, true])
})

test('an answer without a body has none', async () => {
  const { port } = await serving(byMethod({}, (reply) => reply))
  const { status, headers, body } = await asked(port, { method: 'OPTIONS' })
  expect([status, headers.allow, headers['content-type'], body.length]).toEqual([204, 'OPTIONS', undefined, 0])
})

function pieces(...given: (string | Error)[]): Reply {
  const next = async () => {
    const piece = given.shift() ?? null
    if (piece instanceof Error) throw piece
    return piece
  }
  return new Reply(200, { next, leave: async () => {} })
}

test.each([undefined, 'gzip'])('pieces come in order (%s)', async (encoding) => {
  const { port } = await serving(async () => pieces('[1', ',2', ',"три"', ']'))
  const { headers, body } = await asked(port, encoding ? { headers: { 'accept-encoding': encoding } } : {})
  expect(headers['content-encoding']).toBe(encoding)
  expect((encoding ? gunzipSync(body) : body).toString()).toBe('[1,2,"три"]')
})

test.each([undefined, 'gzip'])('a piece that fails cuts the answer off (%s)', async (encoding) => {
  const { port, failures } = await serving(async () => pieces('['.padEnd(100_000), new Error('gone')))
  const answer = await begin(port, encoding ? { headers: { 'accept-encoding': encoding } } : {})
  await expect(text(answer)).rejects.toThrow('aborted')
  await until(() => failures.length > 0)
  expect(String(failures[0])).toBe('Error: gone')
})

test('pieces are made no faster than they are read, and not after the reader has left', async () => {
  let made = 0
  let left = false
  const next = async () => {
    made++
    return 'x'.repeat(100_000)
  }
  const leave = async () => {
    left = true
  }
  const { port, failures } = await serving(async () => new Reply(200, { next, leave }))
  const answer = await begin(port)
  let before = -1
  // Both ends of the connection hold some of them: until nothing more is made.
  await until(async () => {
    const same = made === before
    before = made
    await new Promise(setImmediate)
    return same && made > 3
  })
  expect(made).toBeLessThan(1000)
  answer.destroy()
  await until(() => left)
  expect(failures).toEqual([])
})

test('a body is read, and one that is too large is refused on a connection that is closed', async () => {
  const { port } = await serving(byMethod({ POST: echo }, (made) => made))
  const json = { 'content-type': 'application/json' }
  const body = JSON.stringify({ ё: ['text'] })
  expect((await asked(port, { method: 'POST', headers: json, body })).body.toString()).toBe(body)
  const chunked = { ...json, 'transfer-encoding': 'chunked' }
  const long = await asked(port, { method: 'POST', headers: chunked, body: ' '.repeat(SERVER_LIMITS.jsonBodyMax + 1) })
  expect([long.status, long.headers.connection]).toEqual([413, 'close'])
  const { port: other } = await serving(byMethod({ GET: echo }, (made) => made))
  expect((await asked(other, { method: 'POST', headers: json, body })).status).toBe(405)
})

test('a body whose sender has gone is waited for no longer', async () => {
  const codes: unknown[] = []
  let begun = false
  const { port } = await serving(async (asking) => {
    begun = true
    codes.push(await codeOf(readJson(asking)))
    return jsonReply(null)
  })
  const sender = connect(port, '127.0.0.1')
  sender.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n[1,')
  await until(() => begun)
  sender.destroy()
  await until(() => codes.length > 0)
  expect(codes).toEqual(['bad_request'])
})

test('Next is given the same answer', async () => {
  const call = byMethod({ POST: echo }, (made) => made)
  const { port } = await serving(call)
  for (const body of ['{"a":1}', 'no JSON', '']) {
    const how = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
    const response = toResponse(await call(new Request('http://server.invalid/', how)))
    const answer = await asked(port, how)
    expect([answer.status, answer.body.toString()]).toEqual([response.status, await response.text()])
    for (const [name, value] of response.headers) expect([name, answer.headers[name]]).toEqual([name, value])
  }
})
