import { describe, expect, test } from 'vitest'
import { chat, member, readAnswer } from '#contracts/chats.ts'
import { type Answered, type SignedUp, signUp } from '#testing/api-client.ts'
import { startServer } from '#testing/server.ts'

const server = await startServer()
const [anna, boris, clara] = (await Promise.all(['anna', 'boris', 'clara'].map((name) => signUp(server, name)))) as [
  SignedUp,
  SignedUp,
  SignedUp,
]

const problem = (status: number, detail: unknown) => ({ status, body: expect.objectContaining({ status, detail }) })
const chatOf = (answer: Answered) => {
  expect(answer.status).toBe(200)
  return chat.strict().parse(answer.body)
}

describe.each(['/api/chats', '/api/chats/'])('POST %s', (path) => {
  test('by `name` answers the new public chat, by query and by JSON', async () => {
    const byQuery = chatOf(await anna.api.post(`${path}?name=${encodeURIComponent('Сад и огород')}`))
    const byJson = chatOf(await anna.api.post(path, { name: 'Сад и огород' }))
    for (const made of [byQuery, byJson]) {
      expect(made).toMatchObject({ name: 'Сад и огород', kind: 'public', visibility: 'public', member_count: 1 })
      expect(Date.parse(made.last_message_time)).toBeGreaterThan(Date.now() - 60_000)
    }
    expect(byQuery.id).not.toBe(byJson.id)
  })

  test.each(['?name=', '?name=%20%20', ''])('400 `Chat name cannot be empty` to query %j', async (query) => {
    expect(await anna.api.post(path + query)).toMatchObject(problem(400, 'Chat name cannot be empty'))
  })

  test.each([{}, { name: '' }, { name: ' \n ' }, { name: null }, { name: '', visibility: 'private', member_ids: [] }])(
    '400 `Chat name cannot be empty` to %j',
    async (body) => {
      expect(await anna.api.post(path, body)).toMatchObject(problem(400, 'Chat name cannot be empty'))
    },
  )

  test('with `user_id` answers the direct chat, always the same one, from both sides', async () => {
    const chats = [
      chatOf(await anna.api.post(`${path}?user_id=${boris.id}`)),
      chatOf(await anna.api.post(path, { user_id: boris.id })),
      chatOf(await boris.api.post(path, { user_id: anna.id })),
    ]
    expect(new Set(chats.map(({ id }) => id)).size).toBe(1)
    expect(chats.map(({ name }) => name)).toEqual([
      `Chat with ${boris.username}`,
      `Chat with ${boris.username}`,
      `Chat with ${anna.username}`,
    ])
    expect(chats[0]).toMatchObject({ kind: 'direct', visibility: 'private', peer: { id: boris.id } })
  })

  test('400 `Cannot create chat with yourself`', async () => {
    for (const ask of [anna.api.post(`${path}?user_id=${anna.id}`), anna.api.post(path, { user_id: anna.id })]) {
      expect(await ask).toMatchObject(problem(400, 'Cannot create chat with yourself'))
    }
  })

  test('404 `User not found`', async () => {
    for (const ask of [anna.api.post(`${path}?user_id=999999`), anna.api.post(path, { user_id: 2_147_483_647 })]) {
      expect(await ask).toMatchObject(problem(404, 'User not found'))
    }
    const group = { name: 'Family', member_ids: [boris.id, 999_999], visibility: 'private' }
    expect(await anna.api.post(path, group)).toMatchObject(problem(404, 'User not found'))
  })

  test('`{name, member_ids, visibility: "private"}` answers a private group', async () => {
    const group = chatOf(
      await anna.api.post(path, { name: 'Family', member_ids: [boris.id, boris.id], visibility: 'private' }),
    )
    expect(group).toMatchObject({ name: 'Family', kind: 'group', visibility: 'private', member_count: 2 })
    expect(await boris.api.get(`/api/chats/${group.id}`)).toMatchObject({ status: 200 })
    expect(await clara.api.get(`/api/chats/${group.id}`)).toMatchObject(problem(404, 'Chat not found'))
  })

  test.each([
    { user_id: '7' },
    { user_id: 0 },
    { user_id: -1 },
    { user_id: 1.5 },
    { user_id: 2 ** 53 },
    { user_id: true },
    { user_id: [1] },
    { user_id: { $ne: null } },
    { name: 7 },
    { name: ['Family'] },
    { name: 'x'.repeat(65) },
    { name: 'Family', member_ids: 'all' },
    { name: 'Family', member_ids: ['1'] },
    { name: 'Family', member_ids: Array.from({ length: 1000 }, (_, number) => number + 1) },
    { name: 'Family', visibility: 'secret' },
    { name: 'Family', user_id: 7 },
  ])('422 to %j', async (body) => {
    expect((await anna.api.post(path, body)).status).toBe(422)
  })

  test.each(['user_id=1e3', 'user_id=-1', 'user_id=NaN', 'user_id=', 'user_id=9007199254740992', 'user_id=0x7'])(
    '422 to ?%s',
    async (query) => {
      expect((await anna.api.post(`${path}?${query}`)).status).toBe(422)
    },
  )

  test('400 to a parameter given twice', async () => {
    expect((await anna.api.post(`${path}?name=a&name=b`)).status).toBe(400)
  })
})

test('what a creation may not say is ignored', async () => {
  const made = chatOf(
    await anna.api.post('/api/chats/', {
      name: 'Mine',
      id: 1,
      head: 50,
      kind: 'group',
      created_by: boris.id,
      member_count: 9,
    }),
  )
  expect(made).toMatchObject({ kind: 'public', head: 1, member_count: 1, membership: { role: 'owner' } })
  expect(made.id).not.toBe(1)
})

test('fifty openings of one direct chat at once are one chat', async () => {
  const [one, other] = await Promise.all([signUp(server), signUp(server)])
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, number) =>
      number % 2 ? one.api.post('/api/chats/', { user_id: other.id }) : other.api.post(`/api/chats/?user_id=${one.id}`),
    ),
  )
  expect(new Set(answers.map((answer) => chatOf(answer).id)).size).toBe(1)
})

describe.each(['/api/chats', '/api/chats/'])('GET %s', (path) => {
  test("answers the caller's chats, newest activity first", async () => {
    const person = await signUp(server)
    const made: number[] = []
    for (const name of ['first', 'second', 'third'])
      made.push(chatOf(await person.api.post('/api/chats/', { name })).id)
    await person.api.post('/api/messages/', { chat_id: made[0], content: 'the latest' })
    const answer = await person.api.get(path)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const chats = chat.strict().array().parse(answer.body)
    expect(chats.map(({ id }) => id)).toEqual([made[0], made[2], made[1]])
    expect(chats[0]).toMatchObject({ name: 'first', last_message: { content: 'the latest' } })
    const times = chats.map(({ last_message_time }) => last_message_time)
    expect(times).toEqual(times.toSorted().toReversed())
  })
})

describe('one chat', () => {
  test.each(['', '/'])('GET /api/chats/{id}%s: members see it, everybody sees a public one', async (slash) => {
    const open = chatOf(await anna.api.post('/api/chats/', { name: 'Open' }))
    expect(chatOf(await boris.api.get(`/api/chats/${open.id}${slash}`))).toMatchObject({
      id: open.id,
      membership: null,
    })
    const direct = chatOf(await anna.api.post('/api/chats/', { user_id: boris.id }))
    expect(chatOf(await boris.api.get(`/api/chats/${direct.id}${slash}`)).id).toBe(direct.id)
  })

  test('what may not be seen is answered with the same bytes as what is not there', async () => {
    const direct = chatOf(await anna.api.post('/api/chats/', { user_id: boris.id }))
    for (const [method, at, body] of [
      ['GET', (id: number) => `/api/chats/${id}`, undefined],
      ['GET', (id: number) => `/api/chats/${id}/members`, undefined],
      ['PUT', (id: number) => `/api/chats/${id}/read`, { seq: 1 }],
      ['PUT', (id: number) => `/api/chats/${id}/unread`, { from_seq: 1 }],
      ['GET', (id: number) => `/api/messages/${id}`, undefined],
    ] as const) {
      const hidden = await clara.api.call(method, at(direct.id), body)
      const absent = await clara.api.call(method, at(999_999), body)
      expect(hidden).toMatchObject(problem(404, 'Chat not found'))
      expect(hidden.body).toEqual(absent.body)
    }
  })

  test('GET /api/chats/{id}/members answers who is in it', async () => {
    const group = chatOf(
      await anna.api.post('/api/chats/', { name: 'Family', member_ids: [boris.id], visibility: 'private' }),
    )
    for (const path of [`/api/chats/${group.id}/members`, `/api/chats/${group.id}/members/`]) {
      const members = member
        .strict()
        .array()
        .parse((await boris.api.get(path)).body)
      // They joined in one step, and their ids are in whatever order their registrations came in.
      expect(new Map(members.map(({ user, role }) => [user.id, role]))).toEqual(
        new Map([
          [anna.id, 'owner'],
          [boris.id, 'member'],
        ]),
      )
    }
  })

  test('PUT /api/chats/{id}/read moves the mark forward only', async () => {
    const direct = chatOf(await anna.api.post('/api/chats/', { user_id: clara.id }))
    const seqs: number[] = []
    for (const content of ['one', 'two', 'three']) {
      const sent = await anna.api.post('/api/messages/', { chat_id: direct.id, content })
      seqs.push((sent.body as { seq: number }).seq)
    }
    const read = async (seq: number) =>
      readAnswer.parse((await clara.api.call('PUT', `/api/chats/${direct.id}/read`, { seq })).body)
    expect(chatOf(await clara.api.get(`/api/chats/${direct.id}`)).membership?.unread.count).toBe(3)
    expect(await read(seqs[1] ?? 0)).toMatchObject({ last_read_seq: seqs[1], unread: { count: 1 } })
    expect(await read(seqs[0] ?? 0)).toMatchObject({ last_read_seq: seqs[1], unread: { count: 1 } })
    expect(chatOf(await anna.api.get(`/api/chats/${direct.id}`)).others_read_seq).toBe(seqs[1])
    for (const seq of ['3', -1, 1.5, null, 2 ** 53]) {
      expect((await clara.api.call('PUT', `/api/chats/${direct.id}/read/`, { seq })).status).toBe(422)
    }
  })

  test('PUT /api/chats/{id}/unread marks it unread from there, for the caller alone, until he reads it', async () => {
    const direct = chatOf(await anna.api.post('/api/chats/', { user_id: (await signUp(server)).id }))
    for (const content of ['one', 'two']) await anna.api.post('/api/messages/', { chat_id: direct.id, content })
    const put = async (what: string, body: object) =>
      readAnswer.strict().parse((await anna.api.call('PUT', `/api/chats/${direct.id}/${what}`, body)).body)
    await put('read', { seq: 3 })
    const first = await put('unread', { from_seq: 2 })
    expect(first).toMatchObject({ last_read_seq: 3, unread_from: 2, unread: { count: 0, at: 3 } })
    expect(await put('unread/', { from_seq: 2 })).toEqual(first)
    expect(chatOf(await anna.api.get(`/api/chats/${direct.id}`)).membership).toMatchObject({
      unread_from: 2,
      rev: first.rev,
    })
    expect(await put('read', { seq: 3, unread_from: null })).toMatchObject({ unread_from: 2 })
    expect(await put('read', { seq: 3 })).toMatchObject({ unread_from: null, last_read_seq: 3 })
    for (const from_seq of ['3', 0, -1, 1.5, null, 2 ** 53]) {
      expect((await anna.api.call('PUT', `/api/chats/${direct.id}/unread`, { from_seq })).status).toBe(422)
    }
  })

  test('403 to a mark in a public chat that one only looks at', async () => {
    const open = chatOf(await anna.api.post('/api/chats/', { name: 'Open' }))
    expect((await boris.api.call('PUT', `/api/chats/${open.id}/read`, { seq: 1 })).status).toBe(403)
    expect((await boris.api.call('PUT', `/api/chats/${open.id}/unread`, { from_seq: 1 })).status).toBe(403)
  })

  test.each(['abc', '0', '-1', '1e3', '01', '9007199254740992', '1.5', '%20'])('422 to the id %s', async (id) => {
    for (const path of [`/api/chats/${id}`, `/api/chats/${id}/members`, `/api/messages/${id}`]) {
      expect((await anna.api.get(path)).status).toBe(422)
    }
  })
})

describe('GET /api/chats/search/{text}', () => {
  test('finds public chats by any part of the name, never private ones', async () => {
    const open = chatOf(await anna.api.post('/api/chats/', { name: 'Рыбалка 100%' }))
    await anna.api.post('/api/chats/', { name: 'Рыбалка тайная', member_ids: [boris.id], visibility: 'private' })
    for (const text of ['РЫБАЛ', 'балка', '0%']) {
      const found = await clara.api.get(`/api/chats/search/${encodeURIComponent(text)}`)
      expect(
        chat
          .strict()
          .array()
          .parse(found.body)
          .map(({ id }) => id),
      ).toEqual([open.id])
    }
    expect((await clara.api.get('/api/chats/search/_%25_')).body).toEqual([])
    expect((await clara.api.get(`/api/chats/search/${'x'.repeat(10_000)}`)).status).toBe(422)
  })
})
