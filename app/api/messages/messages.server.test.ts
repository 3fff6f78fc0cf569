import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { LIMITS } from '#contracts/limits.ts'
import { message, messageDays } from '#contracts/messages.ts'
import { type Answered, signUp } from '#testing/api-client.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const anna = await signUp(server, 'anna')
const boris = await signUp(server, 'boris')
const clara = await signUp(server, 'clara')

const problem = (status: number, detail: unknown) => ({ status, body: expect.objectContaining({ status, detail }) })
const messageOf = (answer: Answered) => {
  expect(answer.status).toBe(200)
  return message.strict().parse(answer.body)
}
const newChat = async (body: object = { user_id: boris.id }) =>
  ((await anna.api.post('/api/chats/', body)).body as { id: number }).id
const send = (chat_id: number, content: string, more: object = {}) =>
  anna.api.post('/api/messages/', { chat_id, content, ...more })

describe.each(['/api/messages', '/api/messages/'])('POST %s', (path) => {
  test('answers the stored message', async () => {
    const chat_id = await newChat()
    const sent = messageOf(await anna.api.post(path, { chat_id, content: 'Привет' }))
    expect(sent).toMatchObject({
      chat_id,
      user_id: anna.id,
      username: anna.username,
      content: 'Привет',
      client_id: null,
      system: null,
    })
    expect(sent.timestamp).toMatch(/Z$/)
    expect(Math.abs(Date.parse(sent.timestamp) - Date.now())).toBeLessThan(60_000)
  })

  test.each([
    '  spaces around and inside  ',
    '<b>not & escaped</b> "quotes" \\ \u2028',
    'e\u0301 stays decomposed',
    '👩‍👩‍👧‍👦\u200b',
    'line\r\nbreak\ttab',
    '{"json": [1, null]}',
  ])('stores and returns %j exactly as sent', async (content) => {
    const chat_id = await newChat()
    expect(messageOf(await anna.api.post(path, { chat_id, content })).content).toBe(content)
    const page = message.array().parse((await boris.api.get(`/api/messages/${chat_id}?limit=1`)).body)
    expect(page[0]?.content).toBe(content)
  })

  test('takes 8000 code points, also of the kind that takes most bytes, and one more is 422', async () => {
    const chat_id = await newChat()
    const content = '😀'.repeat(LIMITS.messageMax)
    expect(messageOf(await anna.api.post(path, { chat_id, content: ` ${content} ` })).content).toBe(` ${content} `)
    const escaped = `{"chat_id":${chat_id},"content":"${'\\ud83d\\ude00'.repeat(LIMITS.messageMax)}"}`
    expect(messageOf(await anna.api.post(path, escaped)).content).toBe(content)
    expect((await anna.api.post(path, { chat_id, content: `${content}x` })).status).toBe(422)
    expect((await anna.api.post(path, { chat_id, content: `x${'\n'.repeat(60_000)}` })).status).toBe(422)
  })

  test.each(['', ' ', '\n\t', '\u200b\u200d\ufeff', '\u3164', '\u00a0\u2003'])(
    '422 `Message content cannot be empty` to %j',
    async (content) => {
      const answer = await anna.api.post(path, { chat_id: await newChat(), content })
      expect(answer).toMatchObject(problem(422, 'Message content cannot be empty'))
      expect((answer.body as { errors: unknown }).errors).toEqual([
        { path: 'content', message: 'Message content cannot be empty' },
      ])
    },
  )

  test.each([
    { content: 'x' },
    { chat_id: '1', content: 'x' },
    { chat_id: [1], content: 'x' },
    { chat_id: { $ne: null }, content: 'x' },
    { chat_id: 1e3 + 0.5, content: 'x' },
    { chat_id: -1, content: 'x' },
    { chat_id: 2 ** 53, content: 'x' },
    { chat_id: 1, content: 7 },
    { chat_id: 1, content: null },
    { chat_id: 1, content: ['x'] },
    { chat_id: 1, content: 'NUL \u0000' },
    { chat_id: 1, content: 'x', client_id: 'not-a-uuid' },
    { chat_id: 1, content: 'x', client_id: 7 },
    [],
    'null',
  ])('422 to %j', async (body) => {
    expect((await anna.api.post(path, body)).status).toBe(422)
  })

  test('404 `Chat not found` to what is not there and to what may not be seen', async () => {
    const hidden = await newChat()
    const answers = [
      await clara.api.post(path, { chat_id: hidden, content: 'let me in' }),
      await clara.api.post(path, { chat_id: 999_999, content: 'let me in' }),
    ]
    for (const answer of answers) expect(answer).toMatchObject(problem(404, 'Chat not found'))
    expect(answers[0]?.body).toEqual(answers[1]?.body)
  })

  test('a `client_id` of null is none', async () => {
    const chat_id = await newChat()
    expect((await anna.api.post(path, { chat_id, content: 'without one', client_id: null })).status).toBe(200)
  })

  test('a repeat with the same `client_id` answers the first message again and stores nothing', async () => {
    const chat_id = await newChat()
    const client_id = randomUUID()
    const first = messageOf(await anna.api.post(path, { chat_id, content: 'once', client_id }))
    const repeats = await Promise.all(
      [client_id, client_id.toUpperCase(), client_id].map((id) =>
        anna.api.post(path, { chat_id, content: 'once', client_id: id }),
      ),
    )
    for (const repeat of repeats) expect(messageOf(repeat)).toEqual(first)
    const page = message.array().parse((await anna.api.get(`/api/messages/${chat_id}`)).body)
    expect(page.filter((one) => one.client_id === client_id)).toHaveLength(1)
  })
})

test('what a message may not say is ignored: the server decides sender, place and time', async () => {
  const chat_id = await newChat()
  const sent = messageOf(
    await send(chat_id, 'hello', {
      id: 1,
      user_id: boris.id,
      sender_id: boris.id,
      seq: 999,
      rev: 999,
      timestamp: '1970-01-01T00:00:00Z',
      created_at: '2099-01-01',
      system: { type: 'member_joined' },
    }),
  )
  expect(sent).toMatchObject({ user_id: anna.id, system: null })
  expect(sent.seq).toBeLessThan(999)
  expect(Date.parse(sent.timestamp)).toBeGreaterThan(Date.now() - 60_000)
  expect(Date.parse(sent.timestamp)).toBeLessThan(Date.now() + 60_000)
})

test('413 to 1 MB', async () => {
  expect((await send(await newChat(), 'x'.repeat(1_000_000))).status).toBe(413)
})

describe('GET /api/messages/{chat_id}', () => {
  let chat_id = 0
  const seqs: number[] = []
  beforeAll(async () => {
    chat_id = await newChat({ name: 'History', member_ids: [boris.id], visibility: 'private' })
    for (let number = 1; number <= 25; number++) seqs.push(messageOf(await send(chat_id, `message ${number}`)).seq)
  })
  const read = async (query: string, path = `/api/messages/${chat_id}`) => {
    const answer = await boris.api.get(`${path}${query}`)
    expect(answer.status).toBe(200)
    const link = (relation: string) =>
      new RegExp(`<([^>]+)>; rel="${relation}"`).exec(answer.headers.get('link') ?? '')?.[1]
    return {
      seqs: message
        .strict()
        .array()
        .parse(answer.body)
        .map(({ seq }) => seq),
      prev: link('prev'),
      next: link('next'),
    }
  }

  test.each(['', '/'])('answers the newest page, oldest first, without system lines (ending %j)', async (slash) => {
    expect(await read('', `/api/messages/${chat_id}${slash}`)).toEqual({ seqs, prev: undefined, next: undefined })
    expect(await read('?limit=10', `/api/messages/${chat_id}${slash}`)).toMatchObject({
      seqs: seqs.slice(-10),
      next: undefined,
    })
  })

  test('the `prev` links lead through the whole history, and `next` links back', async () => {
    const pages: number[][] = []
    const walk = async (start: string, relation: 'prev' | 'next') => {
      pages.length = 0
      for (let at: string | undefined = start; at; ) {
        const page: Awaited<ReturnType<typeof read>> = await read('', at)
        pages.push(page.seqs)
        at = page[relation]
      }
      return pages
    }
    expect((await walk(`/api/messages/${chat_id}?limit=10`, 'prev')).toReversed().flat()).toEqual(seqs)
    expect(pages.map((page) => page.length)).toEqual([10, 10, 5])
    expect((await walk(`/api/messages/${chat_id}?limit=10&after_seq=0`, 'next')).flat()).toEqual(seqs)
  })

  test('`before_seq` and `after_seq` leave their own place out', async () => {
    expect((await read(`?limit=3&before_seq=${seqs[10]}`)).seqs).toEqual(seqs.slice(7, 10))
    expect((await read(`?limit=3&after_seq=${seqs[10]}`)).seqs).toEqual(seqs.slice(11, 14))
    expect(await read(`?after_seq=${seqs.at(-1)}`)).toMatchObject({ seqs: [], next: undefined })
    expect(await read('?before_seq=0')).toMatchObject({ seqs: [], prev: undefined })
  })

  test('100 is the page when no limit is given, 1000 the largest', async () => {
    const long = await newChat({ name: 'Long' })
    await Promise.all(Array.from({ length: 120 }, (_, number) => send(long, `message ${number}`)))
    const count = async (query: string) =>
      ((await anna.api.get(`/api/messages/${long}${query}`)).body as unknown[]).length
    expect(await count('')).toBe(100)
    expect(await count('?limit=1000')).toBe(120)
    expect(await count('?limit=1')).toBe(1)
  })

  test.each([
    'limit=0',
    'limit=1001',
    'limit=1e2',
    'limit=-5',
    'limit=abc',
    'limit=',
    'before_seq=-1',
    'after_seq=x',
    'after_seq=1.5',
    'before_seq=9007199254740993',
    'before_seq=5&after_seq=5',
  ])('422 to ?%s', async (query) => {
    expect((await boris.api.get(`/api/messages/${chat_id}?${query}`)).status).toBe(422)
  })

  test('400 to a parameter given twice', async () => {
    expect((await boris.api.get(`/api/messages/${chat_id}?limit=1&limit=2`)).status).toBe(400)
  })
})

test('a public chat is read by everybody, and joined by posting', async () => {
  const chat_id = await newChat({ name: 'Open' })
  await send(chat_id, 'welcome')
  expect(
    message
      .array()
      .parse((await clara.api.get(`/api/messages/${chat_id}`)).body)
      .map(({ content }) => content),
  ).toEqual(['welcome'])
  messageOf(await clara.api.post('/api/messages/', { chat_id, content: 'hello all' }))
  expect((await clara.api.get('/api/chats/')).body).toContainEqual(expect.objectContaining({ id: chat_id }))
  const contents = message.array().parse((await anna.api.get(`/api/messages/${chat_id}`)).body)
  expect(contents.map(({ content, system }) => [content, system])).toEqual([
    ['welcome', null],
    ['hello all', null],
  ])
})

describe('GET /api/messages/{chat_id}/days', () => {
  const at = (chat_id: number, query = '') => `/api/messages/${chat_id}/days${query}`

  test('answers the days of a month on which something was said, in the caller’s time zone', async () => {
    const chat_id = await newChat({ name: 'Calendar' })
    await send(chat_id, 'today')
    const here = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Pacific/Kiritimati', dateStyle: 'short' })
    const answer = await boris.api.get(at(chat_id, '?time_zone=Pacific/Kiritimati'))
    expect(answer.status).toBe(200)
    const { month, days, previous_month, next_month } = messageDays.strict().parse(answer.body)
    expect(days).toEqual([{ date: here.format(Date.now()), first_seq: 1 }])
    expect([month, previous_month, next_month]).toEqual([days[0]?.date.slice(0, 7), null, null])
    const earlier = await boris.api.get(at(chat_id, '/?month=2001-01&time_zone=Pacific/Kiritimati'))
    expect(earlier.body).toMatchObject({ days: [], next_month: month })
  })

  test('a private chat and one that is not there look alike', async () => {
    const chat_id = await newChat({ user_id: boris.id })
    const [hidden, absent] = [await clara.api.get(at(chat_id)), await clara.api.get(at(999_999))]
    expect(hidden.status).toBe(404)
    expect(hidden.body).toEqual(absent.body)
  })

  test.each([
    'month=2026-13',
    'month=2026-1',
    'month=26-01',
    'month=',
    'time_zone=Mars/Olympus',
    'time_zone=%2B03:00',
    "time_zone=';--",
    'time_zone=',
  ])('422 to ?%s', async (query) => {
    const chat_id = await newChat({ name: 'Calendar' })
    expect((await boris.api.get(at(chat_id, `?${query}`))).status).toBe(422)
  })
})
