import { randomUUID } from 'node:crypto'
import type { RunningServer } from '#testing/server.ts'

/** Long enough and on no list. */
export const PASSWORD = 'green kettle 42'

export interface Answered {
  status: number
  headers: Headers
  /** The JSON of the body; undefined when it is empty. */
  body: unknown
}

/** Somebody who talks to a running server over HTTP, with his access token once he has signed in. */
export class ApiClient {
  constructor(
    readonly server: Pick<RunningServer, 'url'>,
    readonly headers: Record<string, string> = {},
  ) {}

  get(path: string, headers?: Record<string, string>): Promise<Answered> {
    return this.call('GET', path, undefined, headers)
  }

  post(path: string, json?: unknown, headers?: Record<string, string>): Promise<Answered> {
    return this.call('POST', path, json, headers)
  }

  /** Sends JSON; a text goes as it stands. */
  async call(method: string, path: string, json?: unknown, headers: Record<string, string> = {}): Promise<Answered> {
    const response = await fetch(this.server.url + path, {
      method,
      redirect: 'manual',
      headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...this.headers, ...headers },
      body: json === undefined || typeof json === 'string' ? json : JSON.stringify(json),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text ? JSON.parse(text) : text || undefined,
    }
  }
}

/** A signed-in person of a running server. */
export interface SignedUp {
  id: number
  username: string
  token: string
  api: ApiClient
}

/** Registers and signs in over the API; the name gets a number, so that every call gives somebody else. */
export async function signUp(server: Pick<RunningServer, 'url'>, name = 'person'): Promise<SignedUp> {
  const stranger = new ApiClient(server)
  const username = `${name}_${randomUUID().slice(0, 8)}`
  const registered = await stranger.post('/api/users/register', { username, password: PASSWORD })
  if (registered.status !== 200) throw new Error(`Not registered: ${JSON.stringify(registered.body)}`)
  const { access_token: token } = (await stranger.post('/api/users/login', { username, password: PASSWORD })).body as {
    access_token: string
  }
  const { id } = registered.body as { id: number }
  return { id, username, token, api: new ApiClient(server, { authorization: `Bearer ${token}` }) }
}

/** Signs a browser in and answers its Cookie header. */
export async function signInBrowser(server: Pick<RunningServer, 'url'>, username: string): Promise<string> {
  const answer = await new ApiClient(server).post(
    '/auth/sign-in',
    { username, password: PASSWORD, remember: true },
    { origin: server.url },
  )
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!cookie) throw new Error(`Not signed in: ${JSON.stringify(answer.body)}`)
  return cookie
}
