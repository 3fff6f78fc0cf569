import { hasArrived } from '#client/outbox/has-arrived.ts'
import { createOutbox } from '#client/outbox/outbox.ts'
import { tidingsOf, unconfirmedMarks } from '#client/replica/read-marks.ts'
import { emptyReplica, type Replica } from '#client/replica/replica.ts'
import { handle } from '#client/sync/engine.ts'
import type { Input } from '#client/sync/engine-protocol.ts'
import { createEngine, type Engine } from '#client/sync/engine-state.ts'
import type { ModelBrowser, ModelPage } from '#client/sync/testing/model-browser.ts'
import { answerRequest, type Coming, type Going, noAnswer, problem } from '#client/sync/testing/model-network.ts'
import type { ModelServer, News } from '#client/sync/testing/model-server.ts'

const DOUBLED: readonly Coming['type'][] = ['chat_changes', 'user_changes', 'heads', 'others_read']

/**
 * One device of a person, or one tab of his browser: a real engine, a real queue of messages, and a network in both directions
 * whose traffic waits until the schedule moves it. It does what the shell around them does, without time.
 */
export class ModelDevice {
  engine: Engine
  queue: ReturnType<typeof createOutbox>
  up: Going[] = []
  down: Coming[] = []
  /** Who waits for a `hold_over`. */
  holds: (number | null)[] = []
  connected = false
  /** Another tab has said that the queue is another one. */
  news = false
  /** `changes` and `sync` asked since the last `welcome`. */
  asked = 0
  readonly visited = new Set<number>()
  private page: ModelPage
  private saved: Replica
  private saving = false
  private readonly openedAt = new Map<number, number>()

  constructor(
    readonly server: ModelServer,
    readonly userId: number,
    private readonly browser: ModelBrowser,
    private readonly look: (device: ModelDevice) => void,
  ) {
    this.saved = emptyReplica(server.me(userId))
    this.engine = createEngine(this.saved)
    this.page = browser.openPage()
    this.queue = this.openQueue(this.page)
    browser.tabs.push(this)
  }

  get isPrivate(): boolean {
    return this.page.replica === null
  }

  /** Nothing is on its way, or waits to be sent. */
  get isQuiet(): boolean {
    const { up, down, holds, news, queue } = this
    return (
      up.length + down.length + holds.length === 0 && !news && queue.items().every((item) => item.state === 'failed')
    )
  }

  step(input: Input): void {
    if (input.type === 'opened') this.openedAt.set(input.chatId, this.openedAt.size)
    for (const command of handle(this.engine, input)) {
      if (command.type === 'hold') this.holds.push(command.chatId)
      else this.up.push(command)
      if (command.type === 'sync' || command.type === 'changes') this.asked++
    }
    this.queue.settle()
    this.look(this)
    this.queue.pump()
  }

  /** The person writes something. */
  async say(chatId: number, clientId: string): Promise<void> {
    const item = { clientId, chatId, content: clientId, queuedAt: 0, state: 'queued' as const, problem: null }
    this.page.outbox.note(item)
    this.step({ type: 'own_message', chatId })
    await this.queue.add(item)
  }

  connect(): void {
    if (this.connected) return
    this.connected = true
    this.asked = 0
    this.down.push({ type: 'welcome', me: this.server.me(this.userId) })
  }

  /** Requests that were on their way may reach the server still; nobody waits for their answers. */
  disconnect(): void {
    this.connected = false
    const waiting = [...this.up, ...this.down]
    for (const each of this.up) if (each.type === 'send') this.server.late.push({ userId: this.userId, ...each })
    this.up = []
    this.down = []
    this.visited.clear()
    this.step({ type: 'disconnected' })
    for (const each of waiting) if (each.type === 'send' || each.type === 'send_answered') each.done(noAnswer())
  }

  /** Fan-out: what this device's connection hears. */
  hear(news: News): void {
    if (!this.connected) return
    if (news.type === 'user_changes') {
      if (news.userId === this.userId) this.down.push({ type: 'user_changes', event: news.event })
      return
    }
    const isMember = this.server.chats.get(news.chatId)?.members.has(this.userId)
    if (!isMember && !this.visited.has(news.chatId)) return
    if (news.type === 'chat_changes') this.down.push({ type: 'chat_changes', event: news.event })
    else this.down.push({ type: 'others_read', chatId: news.chatId, userId: news.userId, seq: news.seq })
  }

  heartbeat(): void {
    if (!this.connected) return
    const mine = [...this.server.chats.values()].filter((chat) => chat.members.has(this.userId))
    const chats = mine.map((chat): [number, number] => [chat.id, chat.head])
    const event = { epoch: this.server.epoch, user_rev: this.server.headOf(this.userId), chats }
    this.down.push({ type: 'heads', event })
  }

  /** The server reads request number `place` of those on their way. */
  serve(place: number): void {
    const [request] = this.up.splice(place, 1)
    const answer = request && answerRequest(this, request)
    if (answer) this.down.push(answer)
  }

  deliver(place: number): void {
    const [coming] = this.down.splice(place, 1)
    if (!coming) return
    if (coming.type === 'welcome') this.queue.forgetConnection()
    if (coming.type === 'send_answered') coming.done(coming.answer)
    else this.step(coming)
  }

  double(place: number): void {
    const coming = this.down[place]
    // An answer belongs to one request: the transport hands over the first and drops every other.
    if (coming && DOUBLED.includes(coming.type)) this.down.splice(place, 0, coming)
  }

  /** A message's request reaches the server twice, the second time whenever it likes. */
  doubleRequest(place: number): void {
    const request = this.up[place]
    if (request?.type === 'send') this.server.late.push({ userId: this.userId, ...request })
  }

  /** What the shell does when something gets lost: time-outs become failures, and a `sync` without answer a new connection. */
  lose(place: number): void {
    const [coming] = this.down.splice(place, 1)
    if (!coming) return
    if (coming.type === 'sync_answered' || coming.type === 'welcome') {
      this.disconnect()
      this.connect()
    } else if (coming.type === 'changes_answered') {
      this.step({ type: 'changes_failed', chatId: coming.chatId, problem: problem('unavailable') })
    } else if (coming.type === 'visit_answered') {
      this.up.push({ type: 'visit', chatId: coming.chatId })
    } else if (coming.type === 'page_answered') {
      const load = this.engine.loads.get(coming.token)
      if (load) this.up.push({ type: 'history', token: coming.token, request: load.request })
    } else if (coming.type === 'send_answered') coming.done(noAnswer())
  }

  holdOver(): void {
    const chatId = this.holds.shift()
    if (chatId !== undefined) this.step({ type: 'hold_over', chatId })
  }

  /** Pauses after failures are over, and who has something to send has asked who leads. */
  later(): void {
    this.queue.forgetConnection()
    this.queue.pump()
    const waits = this.queue.items().some((item) => item.state !== 'failed')
    if (waits && !this.browser.leaders.has(this)) for (const leader of this.browser.leaders) void leader.queue.reload()
  }

  hearTabs(): void {
    if (this.news) void this.queue.reload()
    this.news = false
  }

  tellMarks(): void {
    if (!this.engine.synced) return
    for (const record of unconfirmedMarks(this.engine.replica)) {
      const { read, unread } = tidingsOf(record)
      const first = read && this.server.markRead(this.userId, read)
      if (first) this.down.push({ type: 'mark_answered', answer: first, told: unread ? null : record.wish })
      const second = unread && this.server.markUnread(this.userId, unread.chat_id, unread.from_seq)
      if (second) this.down.push({ type: 'mark_answered', answer: second, told: record.wish })
    }
  }

  /** Writes what a browser keeps. It takes its time, in which other tabs write and the page may close. */
  save(): void {
    const { page } = this
    const { replica } = this.engine
    if (!page.replica || this.saving || replica === this.saved) return
    this.saving = true
    void page.replica.save(this.saved, replica, this.openedAt).then(() => {
      if (page.closed) return
      this.saved = replica
      this.saving = false
    })
  }

  /** The page is closed, and opened again with what was kept. */
  async reload(): Promise<void> {
    this.page.closed = true
    this.queue.pause()
    if (this.connected) this.disconnect()
    const page = this.browser.openPage()
    const me = this.server.me(this.userId)
    this.page = page
    this.queue = this.openQueue(page)
    const kept = page.replica?.load(me) ?? { replica: emptyReplica(me), recent: [] }
    const [{ replica, recent }] = await Promise.all([kept, this.queue.reload()])
    this.saved = replica
    this.saving = false
    this.engine = createEngine(replica, recent)
    this.holds = []
    this.queue.settle()
    this.browser.tellTabs(this)
  }

  /** Everything that waits goes its way, in order. */
  settle(): void {
    for (let round = 0; this.up.length + this.down.length + this.holds.length > 0; round++) {
      if (round > 500) throw new Error('The device never comes to rest')
      while (this.up.length > 0) this.serve(0)
      while (this.down.length > 0) this.deliver(0)
      for (let left = this.holds.length; left > 0; left--) this.holdOver()
    }
  }

  private openQueue(page: ModelPage) {
    const { browser, userId } = this
    return createOutbox({
      store: page.outbox,
      send: (item) =>
        new Promise((done) => {
          if (page.closed) return
          if (this.connected) this.up.push({ type: 'send', item, done })
          else done(noAnswer())
        }),
      maySend: ({ clientId }) =>
        !page.closed && this.engine.synced && (browser.leaders.has(this) || page.outbox.isOwn(clientId)),
      isThere: (item, storedRev) => hasArrived(this.engine.replica, item, storedRev),
      onStored: ({ chat_id, rev }) => page.closed || this.step({ type: 'stored', chatId: chat_id, rev }),
      onChange: (kept) => {
        if (page.closed || !this.queue) return
        this.look(this)
        if (kept) browser.tellTabs(this)
      },
      onSignedOut: () => {
        throw new Error(`Nobody ended the session of ${userId}`)
      },
    })
  }
}
