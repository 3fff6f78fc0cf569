import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { Cable } from '#proof/chaos/system/cable.ts'
import { afterwards } from '#testing/afterwards.ts'
import { until } from '#testing/until.ts'

/** A server that counts what it is sent, and a cable to it. */
async function connected() {
  const bodies: string[] = []
  const server = http.createServer((request, response) => {
    let body = ''
    request.on('data', (data) => {
      body += data
    })
    request.on('end', () => {
      bodies.push(`${request.method} ${request.url} ${body}`)
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cable = await Cable.open('a', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  afterwards(async () => {
    await cable.close()
    server.closeAllConnections()
    server.close()
  })
  // One connection for everything, so that it is this one that is harmed.
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const post = (body: string, path = '/api/messages/') =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-length': body.length }
      const request = http.request(cable.url + path, { method: 'POST', agent, headers }, (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode))
      })
      request.once('error', reject)
      request.end(body)
    })
  return { bodies, cable, post }
}

test('a doubled request reaches the server twice, word for word, and is answered once', async () => {
  const { bodies, cable, post } = await connected()
  await post('before')
  const stop = cable.double('at_once')
  expect(await post('twice')).toBe(200)
  await until(() => bodies.length === 3)
  stop()
  await post('after')
  expect(bodies.map((body) => body.split(' ').at(-1))).toEqual(['before', 'twice', 'twice', 'after'])
  await until(() => cable.answered === 1)
  expect(cable.repeated).toBe(1)
})

test('what is kept is said again when one says so, and then no more', async () => {
  const { bodies, cable, post } = await connected()
  const stop = cable.double('later')
  await post('kept')
  await post('a chat is not made twice', '/api/chats/')
  stop()
  expect(bodies).toHaveLength(2)
  expect(await cable.repeatKept()).toBe(1)
  expect(bodies.at(-1)).toBe('POST /api/messages/ kept')
  expect(await cable.repeatKept()).toBe(0)
})

test('a lost answer: the server has heard the request, and the client nothing', async () => {
  const { bodies, cable, post } = await connected()
  await post('one')
  const harm = cable.harm({ kind: 'lost_answer', ms: 0, share: 1, draw: 0, side: 0 })
  await expect(post('two')).rejects.toThrow()
  await harm
  expect(bodies.map((body) => body.split(' ').at(-1))).toEqual(['one', 'two'])
  expect(await post('three')).toBe(200)
})
