import { expect, test } from 'vitest'
import type { Ask, Http } from '#client/http.ts'
import { createRequests } from '#client/requests.ts'
import type { Input } from '#client/sync/engine-protocol.ts'
import { me } from '#client/testing/rows.ts'

test('[BC28] choices are saved one after the other, and an answer that comes late takes nothing back', async () => {
  const asked: Ask[] = []
  const answers: (() => void)[] = []
  const http = (_: string, ask: Ask) => {
    asked.push(ask)
    return new Promise((resolve) => answers.push(() => resolve({ ok: true, data: me({ theme: 'dark' }) })))
  }
  const inputs: Input[] = []
  const requests = createRequests(
    http as Http,
    1,
    (input) => inputs.push(input),
    () => true,
  )
  const saved = [requests.updateSettings({ theme: 'dark' }), requests.updateSettings({ theme: 'light' })]
  await expect.poll(() => answers.length).toBe(1)
  answers[0]?.()
  await saved[0]
  await expect.poll(() => answers.length).toBe(2)
  answers[1]?.()
  expect((await saved[1])?.ok).toBe(true)
  expect(asked.map(({ body }) => body)).toEqual([{ theme: 'dark' }, { theme: 'light' }])
  expect(inputs).toEqual([])
})

test.each(['.', '..', ' .. ', '...', '../x', 'a/b?c#d', '%2e%2e', 'Ёж .'])(
  'what is searched for is one part of the path: %j',
  async (text) => {
    const asked: string[] = []
    const http = async (path: string) => {
      asked.push(path)
      return { ok: true, data: [] }
    }
    const { searchPeople, searchPublicChats } = createRequests(
      http as Http,
      1,
      () => {},
      () => true,
    )
    await searchPeople(text)
    await searchPublicChats(text)
    for (const [at, area] of ['users', 'chats'].entries()) {
      // The browser's own reading of the address, and the server's of that part.
      const parts = new URL(asked[at] ?? '', 'http://server').pathname.split('/')
      expect(parts.slice(0, 4)).toEqual(['', 'api', area, 'search'])
      expect(parts).toHaveLength(5)
      expect(decodeURIComponent(parts[4] ?? '').trim()).toBe(text.trim())
    }
  },
)

test('a list of members, or of what is pinned, that came too late is asked for again, and not for ever', async () => {
  const inputs: Input[] = []
  let asked = 0
  const http = async () => {
    asked++
    return { ok: true, data: [] }
  }
  const open = (isTaken: () => boolean) =>
    createRequests(
      http as Http,
      1,
      (input) => inputs.push(input),
      () => isTaken(),
    )
  await open(() => asked === 2).loadMembers(7)
  expect([asked, inputs.length]).toEqual([2, 2])
  await open(() => false).loadMembers(7)
  expect(asked).toBe(5)
  await open(() => asked === 7).loadPinned(7)
  expect(asked).toBe(7)
})
