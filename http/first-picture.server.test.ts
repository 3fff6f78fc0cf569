import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type SignedUp, signInBrowser, signUp } from '#testing/api-client.ts'
import { Device } from '#testing/device.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()

/** The page as a browser gets it that has told its time zone. */
async function pageOf(path: string, cookies: string[]): Promise<{ html: string; headers: Headers }> {
  const answer = await fetch(server.url + path, {
    headers: { cookie: [...cookies, 'timezone=Asia%2FKathmandu'].join('; ') },
    redirect: 'manual',
  })
  return { html: await answer.text(), headers: answer.headers }
}

async function groupWith(owner: SignedUp, others: SignedUp[], texts: string[]): Promise<number> {
  const made = await owner.api.post('/api/chats/', {
    name: `Group ${randomUUID().slice(0, 8)}`,
    member_ids: others.map(({ id }) => id),
    visibility: 'private',
  })
  const { id } = made.body as { id: number }
  for (const content of texts) {
    const said = await owner.api.post('/api/messages/', { chat_id: id, content })
    expect(said.status, JSON.stringify(said.body)).toBeLessThan(300)
  }
  return id
}

test('[FP1] the page of a chat holds the list and its last messages, and nobody else may keep it', async () => {
  const [anna, boris] = [await signUp(server, 'anna'), await signUp(server, 'boris')]
  const id = await groupWith(anna, [boris], ['The kettle is green', 'And it whistles'])
  const { html, headers } = await pageOf(`/chats/${id}`, [await signInBrowser(server, boris.username)])
  expect(html.match(/<article/g)).toHaveLength(2)
  expect(html).toMatch(/<article[^>]*>(?:(?!<\/article>).)*The kettle is green/s)
  expect(html).toMatch(new RegExp(`<a[^>]* data-chat="${id}"`))
  expect(headers.get('cache-control')).toMatch(/private.*no-store/)
  expect((await pageOf('/', [await signInBrowser(server, boris.username)])).html).toContain(`data-chat="${id}"`)
})

test('[FP1] a phone gets less, whether its browser says what it is or not', async () => {
  const anna = await signUp(server, 'anna')
  const id = await groupWith(
    anna,
    [],
    Array.from({ length: 40 }, (_, at) => `No. ${at + 1}`),
  )
  const cookie = `${await signInBrowser(server, anna.username)}; timezone=UTC`
  const drawn = async (headers: Record<string, string>) => {
    const answer = await fetch(`${server.url}/chats/${id}`, { headers: { cookie, ...headers } })
    return (await answer.text()).match(/<article/g)?.length
  }
  // Of 20 and of 28 the first one waits for what stands before it.
  expect(await drawn({ 'sec-ch-ua-mobile': '?1' })).toBe(19)
  expect(await drawn({ 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148' })).toBe(19)
  expect(await drawn({ 'sec-ch-ua-mobile': '?0', 'user-agent': 'Mobile' })).toBe(27)
})

test('[FP1] what people wrote stays text, in the page and in what its scripts read', async () => {
  const anna = await signUp(server, 'anna')
  const evil = '</script><img src=x onerror="alert(1)"><!--<script>'
  const id = await groupWith(anna, [], [evil])
  const { html } = await pageOf(`/chats/${id}`, [await signInBrowser(server, anna.username)])
  expect(html).toContain('&lt;/script&gt;&lt;img src=x')
  expect(html).not.toContain('<img src=x')
  expect(html).not.toContain('<!--<script>')
  expect(html.match(/<\/script>/g)?.length).toBe(html.match(/<script/g)?.length)
})

test('[CH1] strangers get nothing of a chat, whatever they say about the path', async () => {
  const [anna, stranger] = [await signUp(server, 'anna'), await signUp(server, 'stranger')]
  const id = await groupWith(anna, [], ['For us only'])
  const cookie = await signInBrowser(server, stranger.username)
  expect((await pageOf(`/chats/${id}`, [cookie])).html).not.toContain('For us only')
  const spoofed = await fetch(`${server.url}/`, {
    headers: {
      cookie: `${await signInBrowser(server, anna.username)}; timezone=UTC`,
      'x-messenger-path': `/chats/${id}`,
    },
  })
  expect(await spoofed.text()).not.toContain('<article')
  const { html, headers } = await pageOf(`/chats/${id}`, [])
  expect(html).not.toContain('For us only')
  expect(headers.get('location')).toContain('/sign-in')
})

test('[FP3] without a time zone the page shows what will be there, and nothing of it', async () => {
  const anna = await signUp(server, 'anna')
  const id = await groupWith(anna, [], ['The kettle is green'])
  const cookie = await signInBrowser(server, anna.username)
  for (const zone of ['', '; timezone=Mars%2FOlympus']) {
    const answer = await fetch(`${server.url}/chats/${id}`, { headers: { cookie: `${cookie}${zone}` } })
    expect(await answer.text()).not.toContain('The kettle is green')
  }
})

test('[FP4] to a session that was ended out of reach nothing is shown; to the next one in the same browser it is', async () => {
  const anna = await signUp(server, 'anna')
  const id = await groupWith(anna, [], ['The kettle is green'])
  const cookie = await signInBrowser(server, anna.username)
  const device = new Device(server.url, { reconnection: false, extraHeaders: { cookie, origin: server.url } })
  const { session_id: sid } = await device.hears('welcome')
  expect((await pageOf(`/chats/${id}`, [cookie, `signed-out=${sid}`])).html).not.toContain('The kettle is green')
  expect((await pageOf(`/chats/${id}`, [cookie, `signed-out=${randomUUID()}`])).html).toContain('The kettle is green')
})
