import { connect, createServer, type Server, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { afterwards } from '#testing/afterwards.ts'
import { ApiClient, PASSWORD, signInBrowser, signUp } from '#testing/api-client.ts'
import { copyTemplate } from '#testing/postgres.ts'
import { startServer } from '#testing/server.ts'

/** A way to the database that can be closed and opened again. */
class Gate {
  readonly #sockets = new Set<Socket>()
  #server: Server | undefined
  #port = 0

  constructor(readonly database: URL) {}

  open(): Promise<number> {
    this.#server = createServer((client) => {
      const target = connect(Number(this.database.port), this.database.hostname)
      for (const socket of [client, target]) {
        this.#sockets.add(socket)
        socket.on('error', () => socket.destroy())
        socket.on('close', () => this.#sockets.delete(socket))
      }
      client.pipe(target).pipe(client)
    })
    const server = this.#server
    return new Promise((resolve) =>
      server.listen(this.#port, '127.0.0.1', () => {
        const address = server.address()
        this.#port = typeof address === 'object' && address ? address.port : 0
        resolve(this.#port)
      }),
    )
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    return new Promise((resolve) => this.#server?.close(() => resolve()) ?? resolve())
  }
}

const database = await copyTemplate()
const gate = new Gate(new URL(database.url))
const url = new URL(database.url)
url.port = String(await gate.open())
afterwards(async () => {
  await gate.close()
  await database.drop()
})
const server = await startServer({ DATABASE_URL: url.href, LOG_LEVEL: 'silent' })
const anna = await signUp(server, 'anna')

test('while the database is away everything is 503 with a time to wait, and goes on by itself when it is back', async () => {
  const stranger = new ApiClient(server, { origin: server.url })
  const chat = (await anna.api.post('/api/chats/', { name: 'Garden' })).body as { id: number }
  const asks = () => [
    anna.api.get('/api/users/me'),
    anna.api.get('/api/users/'),
    anna.api.get('/api/users/search/a'),
    anna.api.get('/api/chats/'),
    anna.api.get(`/api/messages/${chat.id}`),
    anna.api.post('/api/messages/', { chat_id: chat.id, content: 'anybody there?' }),
    anna.api.post('/api/chats/', { name: 'Another' }),
    stranger.post('/api/users/login', { username: anna.username, password: PASSWORD }),
    stranger.post('/api/users/register', { username: 'newcomer', password: PASSWORD }),
    stranger.post('/auth/sign-in', { username: anna.username, password: PASSWORD }),
  ]
  const cookie = await signInBrowser(server, anna.username)
  await gate.close()
  for (const answer of await Promise.all(asks())) {
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable', retry_after: expect.any(Number) } })
    expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
    expect(JSON.stringify(answer.body)).not.toMatch(/ECONN|postgres|127\.0\.0\.1/i)
  }
  const signOut = await stranger.post('/auth/sign-out', {}, { cookie })
  expect([signOut.status, signOut.headers.getSetCookie()]).toEqual([503, []])
  await gate.open()
  expect((await stranger.get('/api/users/me', { cookie })).status).toBe(200)
  for (const answer of await Promise.all(asks())) expect(answer.status).toBe(200)
})
