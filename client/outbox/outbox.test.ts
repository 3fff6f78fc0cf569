import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createOutbox } from '#client/outbox/outbox.ts'
import { createMemoryOutbox, type OutboxStore } from '#client/outbox/outbox-store.ts'
import { problem } from '#client/sync/testing/model-network.ts'
import { message } from '#client/testing/rows.ts'
import type { Message } from '#contracts/messages.ts'
import type { Answer } from '#contracts/socket-events.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Outcome = 'ok' | 'answer_lost' | 'request_lost' | 'busy' | 'refused'

/** Stores each key once, in the order of arrival. */
class Server {
  readonly chats = new Map<number, Message[]>()
  /** What becomes of the next sends; afterwards all is well. */
  outcomes: Outcome[] = []
  readonly refused = new Set<string>()

  async send(chatId: number, clientId: string, content: string): Promise<Answer<{ message: Message }>> {
    const outcome = this.outcomes.shift() ?? 'ok'
    await pass(20)
    if (outcome === 'request_lost') return lost()
    if (outcome === 'busy') return { ok: false, problem: { ...problem('rate_limited'), retry_after: 3 } }
    const list = this.chats.get(chatId) ?? []
    this.chats.set(chatId, list)
    let stored = list.find((each) => each.client_id === clientId)
    if (!stored && outcome === 'refused') {
      this.refused.add(clientId)
      return { ok: false, problem: problem('forbidden') }
    }
    if (!stored) {
      stored = message(list.length + 1, { chat_id: chatId, user_id: 1, client_id: clientId, content })
      list.push(stored)
    }
    await pass(20)
    return outcome === 'answer_lost' ? lost() : { ok: true, data: { message: stored } }
  }

  texts = (chatId: number) => (this.chats.get(chatId) ?? []).map(({ content }) => content)
}

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
async function lost(): Promise<Answer<never>> {
  await pass(10_000)
  return { ok: false, problem: problem('unavailable') }
}

/** A page with the queue, which hears what the server stored when the test lets it. */
class Tab {
  online = true
  leads = true
  readonly heard = new Map<number, Message[]>()
  readonly told: boolean[] = []
  outbox: ReturnType<typeof createOutbox>

  constructor(
    private readonly server: Server,
    private readonly store: OutboxStore,
    private readonly others: () => readonly Tab[] = () => [],
  ) {
    this.outbox = this.open()
  }

  private open() {
    return createOutbox({
      store: this.store,
      send: ({ chatId, clientId, content }) => this.server.send(chatId, clientId, content),
      maySend: () => this.online && this.leads,
      isThere: ({ chatId, clientId }, storedRev) => {
        const heard = this.heard.get(chatId) ?? []
        return heard.some((each) => each.client_id === clientId || each.seq === storedRev)
      },
      onStored: () => {},
      onChange: (kept) => {
        this.told.push(kept)
        if (kept) for (const tab of this.others()) if (tab !== this) void tab.outbox.reload()
        this.look()
      },
      onSignedOut: () => {},
    })
  }

  async send(chatId: number, clientId: string): Promise<void> {
    await this.outbox.add({ clientId, chatId, content: clientId, queuedAt: Date.now(), state: 'queued', problem: null })
  }

  /** Fan-out reaches this page. */
  hear(): void {
    for (const [chatId, list] of this.server.chats) this.heard.set(chatId, [...list])
    this.outbox.settle()
    this.look()
    this.outbox.pump()
  }

  /** The page is closed, and opened again. */
  async reload(): Promise<void> {
    this.outbox.pause()
    this.outbox = this.open()
    await this.outbox.reload()
  }

  shown(chatId: number): string[] {
    const queued = this.outbox.items().filter((item) => item.chatId === chatId)
    return [...(this.heard.get(chatId) ?? []), ...queued].map(({ content }) => content)
  }

  /** Rule BC2, at every moment. */
  private look(): void {
    for (const chatId of [1, 2]) {
      const shown = this.shown(chatId)
      if (new Set(shown).size !== shown.length) throw new Error(`BC2 shown twice: ${shown}`)
    }
  }
}

const calm = () => vi.advanceTimersByTimeAsync(120_000)

describe('a message on its way', () => {
  test('[BC16] is shown from the queue until it is in its chat, and then only there', async () => {
    const server = new Server()
    const tab = new Tab(server, createMemoryOutbox())
    await tab.send(1, 'a')
    expect(tab.shown(1)).toEqual(['a'])
    await calm()
    expect(server.texts(1)).toEqual(['a'])
    expect(tab.outbox.items()).toHaveLength(1)
    tab.hear()
    expect(tab.shown(1)).toEqual(['a'])
    expect(tab.outbox.items()).toEqual([])
  })

  test('[BC16] leaves the queue when the event comes before the answer', async () => {
    const server = new Server()
    server.outcomes = ['answer_lost']
    const tab = new Tab(server, createMemoryOutbox())
    await tab.send(1, 'a')
    await vi.advanceTimersByTimeAsync(30)
    tab.hear()
    expect(tab.shown(1)).toEqual(['a'])
    expect(tab.outbox.items()).toEqual([])
    await calm()
    expect(server.texts(1)).toEqual(['a'])
  })

  test('[BC13] is sent again with the same key when the answer was lost, and stored once', async () => {
    const server = new Server()
    server.outcomes = ['answer_lost', 'request_lost', 'ok']
    const tab = new Tab(server, createMemoryOutbox())
    await tab.send(1, 'a')
    await tab.send(1, 'b')
    await calm()
    tab.hear()
    expect(server.texts(1)).toEqual(['a', 'b'])
    expect(tab.shown(1)).toEqual(['a', 'b'])
  })

  test('waits as long as the server wishes, whatever the connection does', async () => {
    const server = new Server()
    server.outcomes = ['busy']
    const tab = new Tab(server, createMemoryOutbox())
    await tab.send(1, 'a')
    await vi.advanceTimersByTimeAsync(1000)
    tab.outbox.forgetConnection()
    tab.outbox.pump()
    await vi.advanceTimersByTimeAsync(1900)
    expect(server.texts(1)).toEqual([])
    await vi.advanceTimersByTimeAsync(1000)
    expect(server.texts(1)).toEqual(['a'])
  })

  test('that was refused says why, lets the next ones pass, and can be tried again or thrown away', async () => {
    const server = new Server()
    server.outcomes = ['refused', 'ok', 'refused']
    const tab = new Tab(server, createMemoryOutbox())
    for (const clientId of ['a', 'b']) await tab.send(1, clientId)
    await calm()
    tab.hear()
    expect(tab.outbox.items()).toMatchObject([{ clientId: 'a', state: 'failed', problem: { code: 'forbidden' } }])
    await tab.outbox.retry('a')
    await calm()
    expect(tab.outbox.items()).toMatchObject([{ clientId: 'a', state: 'failed' }])
    await tab.outbox.discard('a')
    expect(tab.outbox.items()).toEqual([])
    await tab.reload()
    expect(tab.outbox.items()).toEqual([])
    expect(server.texts(1)).toEqual(['b'])
  })

  test('survives the page', async () => {
    const server = new Server()
    const tab = new Tab(server, createMemoryOutbox())
    tab.online = false
    for (const clientId of ['a', 'b']) await tab.send(1, clientId)
    await tab.reload()
    expect(tab.shown(1)).toEqual(['a', 'b'])
    tab.online = true
    tab.outbox.pump()
    await calm()
    tab.hear()
    await calm()
    expect(tab.shown(1)).toEqual(['a', 'b'])
    expect(server.texts(1)).toEqual(['a', 'b'])
  })

  test('that another tab wrote is seen and sent by the one that leads', async () => {
    const server = new Server()
    const store = createMemoryOutbox()
    const tabs: Tab[] = []
    tabs.push(new Tab(server, store, () => tabs), new Tab(server, store, () => tabs))
    const [leader, follower] = tabs as [Tab, Tab]
    follower.leads = false
    await follower.send(1, 'a')
    await calm()
    expect(leader.shown(1)).toEqual(['a'])
    expect(server.texts(1)).toEqual(['a'])
    for (const tab of tabs) tab.hear()
    await calm()
    for (const tab of tabs) expect(tab.outbox.items()).toEqual([])
  })
})

describe('whatever happens to the network, the pages and the lead', () => {
  const chatId = fc.integer({ min: 1, max: 2 })
  const place = fc.integer({ min: 0, max: 1 })
  const deed = fc.oneof(
    { weight: 5, arbitrary: fc.record({ type: fc.constant('send' as const), place, chatId }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 3000 }) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('hear' as const), place }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('reload' as const), place }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('lead' as const), place }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('network' as const), place, online: fc.boolean() }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('fault' as const),
        outcome: fc.constantFrom<Outcome[]>('answer_lost', 'request_lost', 'busy', 'refused'),
      }),
    },
  )

  test('[BC2, BC13, BC14, BC16] each message is stored once, in the order of its tab, and shown once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 40 }), async (deeds) => {
        const server = new Server()
        const store = createMemoryOutbox()
        const tabs: Tab[] = []
        tabs.push(new Tab(server, store, () => tabs), new Tab(server, store, () => tabs))
        const lead = (leader: Tab) => {
          for (const tab of tabs) tab.leads = tab === leader
          leader.outbox.pump()
        }
        lead(tabs[0] as Tab)
        const sent: { place: number; chatId: number; clientId: string }[] = []
        for (const each of deeds) {
          const tab = 'place' in each ? (tabs[each.place] as Tab) : (tabs[0] as Tab)
          if (each.type === 'send') {
            const clientId = `${each.place}-${sent.length}`
            sent.push({ place: each.place, chatId: each.chatId, clientId })
            await tab.send(each.chatId, clientId)
          } else if (each.type === 'wait') await vi.advanceTimersByTimeAsync(each.ms)
          else if (each.type === 'hear') tab.hear()
          else if (each.type === 'reload') await tab.reload()
          else if (each.type === 'lead') lead(tab)
          else if (each.type === 'network') tab.online = each.online
          else server.outcomes.push(each.outcome)
        }
        server.outcomes = []
        for (const tab of tabs) tab.online = true
        lead(tabs[0] as Tab)
        for (let round = 0; round < 3; round++) {
          await calm()
          for (const tab of tabs) tab.hear()
        }
        await calm()
        for (const tab of tabs) {
          expect(tab.outbox.items().every((item) => item.state === 'failed')).toBe(true)
          for (const chat of [1, 2]) expect(new Set(tab.shown(chat)).size).toBe(tab.shown(chat).length)
        }
        for (const chat of [1, 2]) {
          const stored = server.texts(chat)
          for (const from of [0, 1]) {
            const wanted = sent.filter((each) => each.place === from && each.chatId === chat)
            const due = wanted.map(({ clientId }) => clientId).filter((clientId) => !server.refused.has(clientId))
            const mine = stored.filter((text) => text.startsWith(`${from}-`))
            expect(mine.filter((text) => !server.refused.has(text))).toEqual(due)
          }
        }
      }),
      { numRuns: Number(process.env.SIMULATION_RUNS ?? 150) },
    )
  })
})
