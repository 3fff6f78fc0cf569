import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Http } from '#client/http.ts'
import { createSessionEnd } from '#client/session-end.ts'
import { unfinishedSignOut } from '#client/sign-out.ts'
import { leaveAll } from '#client/storage/leftovers.ts'
import { createStorage } from '#client/storage/storage.ts'
import { problem } from '#client/sync/testing/model-network.ts'
import { fakeLocalStorage } from '#client/testing/fake-local-storage.ts'
import { chat, me, message, queued, replicaOf } from '#client/testing/rows.ts'

let account = 200
beforeEach(() => {
  account++
  vi.stubGlobal('localStorage', fakeLocalStorage())
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const draft = new Map([[7, 'half a thought']])
type Answer = Awaited<ReturnType<Http>>

/** A browser with a copy of the server, a draft and a queued message, and what becomes of the page. */
async function open() {
  const storage = createStorage(account)
  const replica = replicaOf([chat({ head: 1 })], [message(1)])
  await storage.replica.save(
    { ...replica, epoch: null, chats: new Map(), conversations: new Map() },
    replica,
    new Map(),
  )
  await storage.outbox.add(queued('a'))
  await storage.drafts.put(draft)
  const did: string[] = []
  let answer: (answer: Answer) => void = () => {}
  const session = createSessionEnd({
    http: ((path: string) => {
      did.push(path)
      return new Promise<Answer>((resolve) => {
        answer = resolve
      })
    }) as Http,
    storage,
    stop: async () => {},
    tellTabs: (ending) => did.push(ending),
    page: { here: () => '/chats/7', goTo: (path) => did.push(`to ${path}`) },
  })
  return { session, did, storage, answer: (given: Answer) => answer(given) }
}

/** What a later page finds. */
async function found() {
  const storage = createStorage(account)
  const [{ replica }, queue, drafts] = await Promise.all([
    storage.replica.load(me()),
    storage.outbox.all(),
    storage.drafts.all(),
  ])
  return { copy: replica.epoch !== null, queue: queue.map(({ clientId }) => clientId), drafts }
}
const NOTHING = { copy: false, queue: [], drafts: new Map() }
const UNSENT = { copy: false, queue: ['a'], drafts: draft }

describe('[BC20] signing out', () => {
  test('wipes before the server answers, and does not wait for it for long', async () => {
    const { session, did } = await open()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const out = session.signOut('s1')
    expect(did).toEqual(['/auth/sign-out', 'signed_out'])
    // The browser's database needs no clock: all of this happens before any time has passed.
    expect(await found()).toEqual(NOTHING)
    expect(unfinishedSignOut.is('s1')).toBe(true)
    expect(did).not.toContain('to /sign-in')
    await vi.advanceTimersByTimeAsync(3000)
    await out
    expect(did.at(-1)).toBe('to /sign-in')
  })

  test('is forgotten when the server has heard of it', async () => {
    const { session, did, answer } = await open()
    const out = session.signOut('s1')
    answer({ ok: true, data: null })
    await out
    expect(unfinishedSignOut.is('s1')).toBe(false)
    expect(did).toEqual(['/auth/sign-out', 'signed_out', 'to /sign-in'])
  })

  test('stays to be done when the server does not answer', async () => {
    const { session, did, answer } = await open()
    const out = session.signOut('s1')
    answer({ ok: false, problem: problem('unavailable') })
    await out
    expect(unfinishedSignOut.is('s1')).toBe(true)
    expect(did.at(-1)).toBe('to /sign-in')
  })

  test('is done in the other tabs too, once', async () => {
    const { session, did } = await open()
    await Promise.all([session.hear('signed_out', 'tab'), session.hear('signed_out', 'server')])
    expect(did).toEqual(['to /sign-in'])
    expect(await found()).toEqual(NOTHING)
  })
})

describe('[BC27] a session that was lost', () => {
  test('takes the copy of the server along, and leaves what was not sent', async () => {
    const { session, did } = await open()
    await session.hear('lost', 'server')
    expect(did).toEqual(['lost', 'to /sign-in?next=%2Fchats%2F7'])
    expect(await found()).toEqual(UNSENT)
  })

  test('while no page was open: the next page without a person does the same, and says what waits', async () => {
    const { storage } = await open()
    await storage.outbox.add(queued('b', { state: 'failed' }))
    storage.outbox.note(queued('c'))
    // What the tests before have left is not counted.
    await storage.isShared()
    expect(await leaveAll()).toBe(2)
    expect(await found()).toEqual({ ...UNSENT, queue: ['a', 'b', 'c'] })
  })

  test('leaves nothing for somebody else', async () => {
    const { session, storage } = await open()
    storage.outbox.note(queued('b'))
    await session.hear('lost', 'server')
    await createStorage(account + 10_000).isShared()
    await vi.waitFor(async () => expect(await found()).toEqual(NOTHING))
  })

  test('does not touch what a closing screen still hands over', async () => {
    const { session, storage } = await open()
    await session.hear('lost', 'server')
    const last = new Map([[8, 'last words']])
    await storage.drafts.put(last)
    expect((await found()).drafts).toEqual(new Map([...draft, ...last]))
  })
})
