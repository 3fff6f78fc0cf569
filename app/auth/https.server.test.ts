import { expect, test } from 'vitest'
import { ApiClient, PASSWORD, signUp } from '#testing/api-client.ts'
import { startServer } from '#testing/server.ts'

const APP_URL = 'https://chat.example.org'
const server = await startServer({ APP_URL })
const anna = await signUp(server, 'anna')

test('[SES8] with APP_URL by https the cookie is bound to it, and its pages are the only ones', async () => {
  const sign = (origin: string) =>
    new ApiClient(server).post('/auth/sign-in', { username: anna.username, password: PASSWORD }, { origin })
  const answer = await sign(APP_URL)
  const [line = ''] = answer.headers.getSetCookie()
  expect(line).toMatch(/^__Host-next-auth\.session-token=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  expect((await sign(server.url)).status).toBe(403)

  const [cookie = ''] = line.split(';')
  const me = (headers: Record<string, string>) => new ApiClient(server).get('/api/users/me', headers)
  expect((await me({ cookie })).status).toBe(200)
  expect((await me({ cookie: cookie.replace('__Host-', '') })).status).toBe(401)
})
