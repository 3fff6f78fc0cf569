import net from 'node:net'
import { expect, test } from 'vitest'
import { afterwards } from '#testing/afterwards.ts'
import { createRequestReader } from '#testing/http-requests.ts'
import { openRelay } from '#testing/relay.ts'
import type { RelayedConnection } from '#testing/relayed-connection.ts'
import { until } from '#testing/until.ts'

/** A server that remembers what it hears and answers `re: ` with each word; and one client of it through a relay. */
async function connected() {
  const heard: string[] = []
  const serverSockets: net.Socket[] = []
  const server = net.createServer((socket) => {
    serverSockets.push(socket)
    socket.on('error', () => {})
    socket.on('data', (data) => {
      heard.push(data.toString())
      socket.write(`re: ${data}`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterwards(async () => {
    for (const socket of serverSockets) socket.destroy()
    server.close()
  })
  const { port } = server.address() as net.AddressInfo
  const made: RelayedConnection[] = []
  const relay = await openRelay(`http://127.0.0.1:${port}`, (connection) => made.push(connection))
  const client = net.connect(Number(new URL(relay.url).port), '127.0.0.1')
  client.on('error', () => {})
  const answers: string[] = []
  client.on('data', (data) => answers.push(data.toString()))
  afterwards(async () => void client.destroy())
  await until(() => serverSockets.length === 1)
  const [connection] = made
  if (!connection) throw new Error('The relay told of no connection')
  const text = (parts: string[]) => parts.join('')
  return { relay, connection, client, server: serverSockets[0] as net.Socket, heard, answers, text }
}

test('everything passes both ways, and the connection counts as clean', async () => {
  const { client, answers, text, connection } = await connected()
  client.write('one')
  await until(() => text(answers) === 're: one')
  expect(connection.isClean).toBe(true)
})

test('a delayed connection is late by that much, and in order', async () => {
  const { client, connection, heard, text } = await connected()
  connection.delay(120)
  const began = performance.now()
  client.write('one')
  await until(() => heard.length > 0)
  expect(performance.now() - began).toBeGreaterThanOrEqual(119)
  for (const word of 'abcdefgh') client.write(word)
  connection.delay(0)
  client.write('!')
  await until(() => text(heard) === 'oneabcdefgh!')
})

test('a stalled connection loses nothing', async () => {
  const { client, connection, heard, answers, text } = await connected()
  const release = connection.stall(['down'])
  client.write('one')
  await until(() => text(heard) === 'one')
  expect(answers).toEqual([])
  release()
  await until(() => text(answers) === 're: one')
})

test('an answer that is lost: the request went through, and the connection ends', async () => {
  const { client, connection, heard, answers, text } = await connected()
  client.write('one')
  await until(() => answers.length === 1)
  connection.loseNextAnswer(50)
  client.write('two')
  await new Promise((resolve) => client.once('close', resolve))
  expect(text(heard)).toBe('onetwo')
  expect(text(answers)).toBe('re: one')
})

test('half-open: the server is gone and the client is not told, until the connection is cut', async () => {
  const { client, connection, server, relay } = await connected()
  let isClosed = false
  client.once('close', () => {
    isClosed = true
  })
  connection.abandon('server')
  await new Promise((resolve) => server.once('close', resolve))
  client.write('anybody there?')
  expect(isClosed).toBe(false)
  expect(relay.connections()).toHaveLength(1)
  connection.cut()
  await until(() => isClosed)
  expect(relay.connections()).toHaveLength(0)
})

test('a relay that is cut lets nobody through until it is mended', async () => {
  const { client, relay } = await connected()
  relay.cut()
  await new Promise((resolve) => client.once('close', resolve))
  const port = Number(new URL(relay.url).port)
  const refused = net.connect(port, '127.0.0.1')
  refused.on('error', () => {})
  await new Promise((resolve) => refused.once('close', resolve))
  relay.mend()
  const again = net.connect(port, '127.0.0.1')
  again.write('hello')
  const answer = await new Promise<Buffer>((resolve) => again.once('data', resolve))
  again.destroy()
  expect(answer.toString()).toBe('re: hello')
})

test('a client that reads nothing makes the server wait, however much it has to say', async () => {
  const { connection, server, answers, text } = await connected()
  const goOn = connection.stopReading()
  const size = 24 * 1024 * 1024
  server.write(Buffer.alloc(size, 'x'))
  await until(() => server.writableLength > 0)
  expect(server.writableLength).toBeGreaterThan(0)
  expect(answers).toEqual([])
  goOn()
  await until(() => text(answers).length === size)
})

test('requests are found in any pieces, and an upgrade ends the reading', () => {
  const found: string[] = []
  const read = createRequestReader(({ method, path, bytes }) => found.push(`${method} ${path} ${bytes.length}`))
  const post = 'POST /api/messages/ HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd'
  const get = 'GET /api/chats/ HTTP/1.1\r\nHost: x\r\n\r\n'
  for (const character of post + get + post) read(Buffer.from(character))
  const sizes = [post, get, post].map((text) => text.length)
  expect(found).toEqual([
    `POST /api/messages/ ${sizes[0]}`,
    `GET /api/chats/ ${sizes[1]}`,
    `POST /api/messages/ ${sizes[2]}`,
  ])
  read(Buffer.from('GET /socket.io/ HTTP/1.1\r\nUpgrade: websocket\r\n\r\n'))
  read(Buffer.from(get))
  expect(found).toHaveLength(3)
})
