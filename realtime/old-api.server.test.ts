import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startServer } from '#testing/server.ts'

const server = await startServer()

/** What the old programs do, with nothing but `fetch` and a WebSocket. */
async function call(method: string, path: string, body?: object, token?: string): Promise<never> {
  const response = await fetch(server.url + path, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: body && JSON.stringify(body),
    redirect: 'error',
  })
  expect(response.status, path).toBe(200)
  return response.json() as Promise<never>
}

async function signIn(username: string): Promise<{ id: number; token: string }> {
  const { id } = (await call('POST', '/api/users/register', { username, password: 'green kettle 42' })) as {
    id: number
  }
  const login = (await call('POST', '/api/users/login', { username, password: 'green kettle 42' })) as {
    access_token: string
  }
  return { id, token: login.access_token }
}

test('[WS6] a script for the old API works unchanged', async () => {
  const [anna, boris] = [await signIn('anna'), await signIn('boris')]
  const room = (await call('POST', '/api/chats/?name=General', undefined, anna.token)) as { id: number; name: string }
  const direct = (await call('POST', `/api/chats/?user_id=${boris.id}`, undefined, anna.token)) as {
    id: number
    name: string
  }
  expect([room.name, direct.name]).toEqual(['General', 'Chat with boris'])

  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws/chat/${room.id}?token=${boris.token}`)
  const heard: { content: string; username: string; chat_id: number }[] = []
  socket.on('message', (data) => heard.push(JSON.parse(data.toString())))
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send('plain text')
  socket.send(JSON.stringify({ content: 'as json' }))
  await call('POST', '/api/messages/', { chat_id: room.id, content: 'by post' }, anna.token)
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(3)
  expect(heard.map((message) => message.content).sort()).toEqual(['as json', 'by post', 'plain text'])
  socket.close()

  const history = (await call('GET', `/api/messages/${room.id}`, undefined, anna.token)) as object[]
  expect(history).toEqual(heard)
  const chats = (await call('GET', '/api/chats/', undefined, boris.token)) as { id: number; name: string }[]
  expect(chats.map((chat) => chat.name)).toEqual(['General', 'Chat with anna'])
})
