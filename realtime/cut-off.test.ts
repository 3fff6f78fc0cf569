import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { cutOff } from '#realtime/cut-off.ts'
import { afterwards } from '#testing/afterwards.ts'

const FRAME = Buffer.alloc(64 * 1024, 'x')

async function pair(): Promise<{ ours: WebSocket; theirs: WebSocket }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  afterwards(async () => server.close())
  await once(server, 'listening')
  const theirs = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  theirs.on('error', () => {})
  const [ours] = (await once(server, 'connection')) as [WebSocket]
  await once(theirs, 'open')
  return { ours, theirs }
}

test('[DL16] whoever reads hears the farewell', async () => {
  const { ours, theirs } = await pair()
  ours.close(4401, 'Not authenticated')
  cutOff(ours)
  const [code] = await once(theirs, 'close')
  expect(code).toBe(4401)
})

test('[DL16] whoever does not read is cut off, and what waits for him is thrown away', async () => {
  const { ours, theirs } = await pair()
  const { _socket: line } = theirs as unknown as { _socket: Socket }
  line.pause()
  let sent = 0
  while (ours.bufferedAmount < 8 * FRAME.length) {
    ours.send(FRAME)
    sent++
    await new Promise(setImmediate)
  }
  let heard = 0
  theirs.on('message', () => heard++)
  const closed = once(ours, 'close')
  ours.close(4401, 'Not authenticated')
  cutOff(ours)
  await closed
  line.resume()
  if (theirs.readyState !== theirs.CLOSED) await once(theirs, 'close')
  expect(heard).toBeLessThan(sent)
})
