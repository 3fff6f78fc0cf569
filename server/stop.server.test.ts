import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { startServer } from '#testing/server.ts'

test('a connection that stays open does not keep the server from stopping', async () => {
  const server = await startServer()
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  const closed = new Promise((resolve) => socket.once('close', resolve))
  // Half a request: whoever waits for the rest of it waits for ever.
  socket.write('GET /livez HTTP/1.1\r\nHost: ')
  await new Promise((resolve) => socket.once('ready', resolve))
  await server.stop()
  await closed
  expect(server.output()).not.toContain('a step of the stop failed')
})
