import { expect, test } from 'vitest'
import { type SignedUp, signInBrowser, signUp } from '#testing/api-client.ts'
import { openDatabaseOf } from '#testing/database-line.ts'
import { connect, Device } from '#testing/device.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer({ RATE_LIMITS: 'on', CORS_ORIGINS: 'https://friend.example' })
const anna = await signUp(server, 'anna')

async function browserOf(person: SignedUp): Promise<{ cookie: string; device: Device; sessionId: string }> {
  const cookie = await signInBrowser(server, person.username)
  const device = new Device(server.url, { reconnection: false, extraHeaders: { cookie, origin: server.url } })
  const { session_id: sessionId } = await device.hears('welcome')
  return { cookie, device, sessionId }
}

test('[WS1] lets in by token, by header and by cookie, and greets with who it is', async () => {
  const byToken = await connect(anna)
  const byHeader = new Device(server.url, { extraHeaders: { authorization: `Bearer ${anna.token}` } })
  const { device: byCookie } = await browserOf(anna)
  for (const device of [byToken, byHeader, byCookie]) {
    const welcome = await device.hears('welcome')
    expect(welcome.me).toMatchObject({ id: anna.id, username: anna.username })
    expect(Math.abs(Date.parse(welcome.server_time) - Date.now())).toBeLessThan(60_000)
    expect(device.log[0]?.name).toBe('welcome')
  }
})

test('[WS1] a page that CORS_ORIGINS names may use a token, never the cookie', async () => {
  const origin = 'https://friend.example'
  const cookie = await signInBrowser(server, anna.username)
  const byToken = new Device(server.url, { auth: { token: anna.token }, extraHeaders: { origin } })
  await byToken.hears('welcome')
  const byCookie = new Device(server.url, { reconnection: false, extraHeaders: { origin, cookie } })
  expect(await byCookie.refusal()).toMatchObject({ code: 'not_authenticated' })
})

test('[DL16] sign-out ends every socket of that session within a second, and no other', async () => {
  const { cookie, device } = await browserOf(anna)
  const tab = new Device(server.url, { reconnection: false, extraHeaders: { cookie, origin: server.url } })
  await tab.hears('welcome')
  const { device: otherBrowser } = await browserOf(anna)
  const ends = Promise.all([device.ends(), tab.ends()])
  const began = Date.now()
  await fetch(`${server.url}/auth/sign-out`, { method: 'POST', headers: { cookie, origin: server.url } })
  expect(await ends).toEqual(['io server disconnect', 'io server disconnect'])
  expect(Date.now() - began).toBeLessThan(5000)
  for (const each of [device, tab]) expect(each.all('session:ended')).toEqual([{ reason: 'signed_out' }])
  expect(await otherBrowser.codeOf('sync', { epoch: null, user_rev: 0, chats: [] })).toBe('ok')
  const back = new Device(server.url, { reconnection: false, extraHeaders: { cookie, origin: server.url } })
  expect(await back.refusal()).toMatchObject({ code: 'invalid_token' })
})

test('[DL16] a session that another process ended is noticed with the next heartbeat', async () => {
  const { device, sessionId } = await browserOf(anna)
  const database = await openDatabaseOf(server)
  await database.query('UPDATE sessions SET revoked_at = now() WHERE id = $1', [sessionId])
  expect(await device.hears('session:ended')).toEqual({ reason: 'revoked' })
})

test('[DL16] a session that runs out takes its sockets with it', async () => {
  const boris = await signUp(server, 'boris')
  const database = await openDatabaseOf(server)
  await database.query("UPDATE sessions SET expires_at = now() + interval '2 seconds' WHERE user_id = $1", [boris.id])
  const device = await connect(boris, { reconnection: false })
  expect(await device.hears('session:ended')).toEqual({ reason: 'expired' })
})

test('[DL18] a person has at most twenty open sockets; one that closes makes room', async () => {
  const crowd = await signUp(server, 'crowd')
  const devices = await Promise.all(Array.from({ length: 20 }, () => connect(crowd, { reconnection: false })))
  const oneMore = () => new Device(server.url, { reconnection: false, auth: { token: crowd.token } })
  expect(await oneMore().refusal()).toMatchObject({ code: 'rate_limited', retry_after: 30 })
  devices[0]?.socket.disconnect()
  // The server may hear of the end after it hears of the next one.
  const isLetIn = () =>
    oneMore()
      .refusal()
      .then(
        () => false,
        () => true,
      )
  await expect.poll(isLetIn, { timeout: 20_000 }).toBe(true)
  expect(await devices[1]?.codeOf('sync', { epoch: null, user_rev: 0, chats: [] })).toBe('ok')
})

test('[DL18] who sends too many events is told so, and whoever goes on is cut off', async () => {
  const device = await connect(await signUp(server, 'loud'), { reconnection: false })
  const codes = await Promise.all(Array.from({ length: 400 }, () => device.codeOf('chat:open', {})))
  expect(new Set(codes)).toEqual(new Set(['invalid', 'rate_limited']))
  const ended = device.ends()
  for (let at = 0; at < 2000; at++) device.socket.emit('chat:typing', { chat_id: 1 })
  expect(await ended).toMatch(/transport/)
})
