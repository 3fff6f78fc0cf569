import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { signUp } from '#testing/api-client.ts'
import { openLine } from '#testing/chat-line.ts'
import { connect } from '#testing/device.ts'
import { startServer } from '#testing/server.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

const HOUR = 3_600_000

/** The server's wall clock is off by so much from that of its database. */
function startServerOff(offsetMs: number) {
  const file = path.join(temporaryFolder(), 'offset')
  fs.writeFileSync(file, String(offsetMs))
  const preload = path.resolve('proof/chaos/system/shift-clock.mjs')
  return startServer({ NODE_OPTIONS: `--import=${preload}`, CHAOS_CLOCK_FILE: file })
}

test('[SES7, DL16] a clock an hour ahead of the database’s ends nobody’s session', async () => {
  const server = await startServerOff(HOUR)
  const person = await signUp(server)
  expect((await person.api.get('/api/users/me')).status).toBe(200)
  const { id } = (await person.api.post('/api/chats/', { name: 'Clocks' })).body as { id: number }
  const device = await connect(person, { reconnection: false })
  const line = await openLine(person, id)
  // The first heartbeat comes long after the server has looked for sockets that have outlived their session.
  const heard = device.hears('heads').then(() => 'a heartbeat')
  expect(await Promise.race([device.ends(), line.ended, heard])).toBe('a heartbeat')
})
