import { expect, test, vi } from 'vitest'
import { createHttp } from '#client/http.ts'
import { createRequests } from '#client/requests.ts'
import { problem } from '#client/sync/testing/model-network.ts'

function open(answer: (url: string, init: RequestInit) => Promise<Response> | Response) {
  const onSignedOut = vi.fn()
  const fetched = vi.fn(async (url: string | URL | Request, init?: RequestInit) => answer(String(url), init ?? {}))
  return { http: createHttp({ fetch: fetched, onSignedOut }), onSignedOut, fetched }
}

test('an answer is data', async () => {
  const { http } = open(() => Response.json({ id: 1 }))
  expect(await http('/api/users/me')).toEqual({ ok: true, data: { id: 1 } })
})

test('no answer, an answer that is none, and a problem are problems', async () => {
  const told = problem('not_found')
  const gone = open(() => Promise.reject(new TypeError('fetch failed')))
  const proxy = open(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
  const kind = open(() => Response.json(told, { status: 404 }))
  expect(await gone.http('/x')).toMatchObject({ ok: false, problem: { code: 'unavailable' } })
  expect(await proxy.http('/x')).toMatchObject({ ok: false, problem: { code: 'unavailable', status: 502 } })
  expect(await kind.http('/x')).toEqual({ ok: false, problem: told })
})

test('[BC20] a session that does not count any more is noticed', async () => {
  const { http, onSignedOut } = open(() => Response.json(problem('invalid_token'), { status: 401 }))
  await http('/api/users/me')
  expect(onSignedOut).toHaveBeenCalledTimes(1)
})

test('a newer search ends the one before it', async () => {
  const { http } = open((url, { signal }) => {
    if (!url.endsWith('/a')) return Response.json([{ id: 2, username: 'anna', display_name: 'Anna' }])
    return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))))
  })
  const requests = createRequests(
    http,
    1,
    () => {},
    () => true,
  )
  const [first, second] = await Promise.all([requests.searchPeople('a'), requests.searchPeople('an')])
  expect(first.ok).toBe(false)
  expect(second).toMatchObject({ ok: true, data: [{ id: 2 }] })
})

test('the list of people is read page by page, without oneself', async () => {
  const people = Array.from({ length: 1100 }, (_, place) => ({ id: place + 1, username: 'u', display_name: 'U' }))
  const { http, fetched } = open((url) => {
    const { searchParams } = new URL(url, 'http://host')
    const after = Number(searchParams.get('after') ?? 0)
    return Response.json(people.filter(({ id }) => id > after).slice(0, Number(searchParams.get('limit'))))
  })
  const answer = await createRequests(
    http,
    3,
    () => {},
    () => true,
  ).listPeople()
  expect(answer.ok && answer.data.length).toBe(1099)
  expect(fetched).toHaveBeenCalledTimes(3)
})
