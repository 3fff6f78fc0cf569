import { newClientId } from '#client/client-id.ts'
import { connectionAfter, createReconnection, firstConnection } from '#client/connection/connection.ts'
import { createDevice } from '#client/connection/device.ts'
import { toInputs } from '#client/connection/server-events.ts'
import { createWire } from '#client/connection/wire.ts'
import { createDrafts, createMemoryDrafts } from '#client/drafts.ts'
import { createHttp } from '#client/http.ts'
import type { Messenger, MessengerState, OutboxItem } from '#client/messenger.ts'
import { createOutbox } from '#client/outbox/outbox.ts'
import { createMemoryOutbox } from '#client/outbox/outbox-store.ts'
import { createPresence } from '#client/presence.ts'
import { createReadMarksSender } from '#client/read-marks-sender.ts'
import { unconfirmedMarks } from '#client/replica/read-marks.ts'
import { emptyReplica } from '#client/replica/replica.ts'
import { createRequests } from '#client/requests.ts'
import { createStore } from '#client/store.ts'
import { createEngine, isCurrent } from '#client/sync/engine-state.ts'
import { createSyncRunner } from '#client/sync/sync-runner.ts'
import { createTyping } from '#client/typing.ts'
import { createView, firstState } from '#client/view.ts'
import { until } from '#client/waiting.ts'
import type { Me } from '#contracts/users.ts'

export interface MessengerOptions {
  me: Me
  /** Where the server is; undefined: where the page came from. */
  origin?: string
  /** For programs outside of a browser, which bring their credentials themselves. */
  fetch?: typeof fetch
  socketHeaders?: Record<string, string>
  /** Shows another page when the session is over. */
  goTo?(path: string): void
}

/** The messenger and its life: it does nothing before `start`, and can be started again after `stop`. */
export interface RunningMessenger extends Messenger {
  start(): void
  stop(): void
}

export function createMessenger(options: MessengerOptions): RunningMessenger {
  const { me, origin, goTo = (path: string) => window.location.replace(path) } = options
  const store = createStore<MessengerState>(firstState(me))
  const device = createDevice()
  const view = createView()
  let engine = createEngine(emptyReplica(me))
  let running = false
  let restored: Promise<void> | null = null
  let unwatch = () => {}

  const wire = createWire(
    { origin, headers: options.socketHeaders },
    {
      events: {
        ...toInputs((input) => runner.dispatch(input)),
        welcome: (event) => welcomed(event.me),
        'chat:typing': (event) => typing.hear(event),
        presence: (event) => presence.hear(event),
        'session:ended': () => void endHere('/sign-in'),
      },
      onDown() {
        runner.dispatch({ type: 'disconnected' })
        if (running) reconnection.again()
      },
      onRefused: () => void endHere('/sign-in'),
    },
  )
  const runner = createSyncRunner(wire, refresh)
  const reconnection = createReconnection(() => wire.connect())
  const http = createHttp({ origin, fetch: options.fetch, onSignedOut: () => void endHere('/sign-in') })
  const typing = createTyping(wire, runner.dispatch)
  const presence = createPresence(wire, (known) => store.set({ presence: known }))
  const drafts = createDrafts(createMemoryDrafts(), (all) => store.set({ drafts: all }))
  const requests = createRequests(http, me.id, runner.dispatch)
  const marks = createReadMarksSender({
    wire,
    unconfirmed: () => unconfirmedMarks(engine.replica),
    isConnected: () => engine.synced,
    onAnswer: (answer) => runner.dispatch({ type: 'mark_answered', answer }),
  })
  const outbox = createOutbox({
    store: createMemoryOutbox(),
    send: ({ chatId, content, clientId }) =>
      wire.request('message:send', { chat_id: chatId, content, client_id: clientId }),
    maySend: () => engine.synced,
    isThere,
    onStored: (message) => runner.dispatch({ type: 'stored', chatId: message.chat_id, rev: message.rev }),
    onChange: publish,
    onSignedOut: () => void endHere('/sign-in'),
  })

  function isThere({ chatId, clientId }: OutboxItem, storedRev: number | null): boolean {
    if (storedRev !== null && (engine.replica.chats.get(chatId)?.rev ?? 0) >= storedRev) return true
    const messages = engine.replica.conversations.get(chatId)?.messages ?? []
    return messages.some((message) => message.client_id === clientId && message.user_id === me.id)
  }

  /** After every step of the engine, and before anybody sees it. */
  function refresh(): void {
    outbox.settle()
    publish()
    marks.soon()
    outbox.pump()
  }

  function publish(): void {
    const facts = { network: device.isOnline(), welcomed: engine.live, current: isCurrent(engine) }
    store.set({
      ...view(engine.replica, outbox.items()),
      ready: engine.replica.epoch !== null,
      connection: connectionAfter(store.get().connection, facts, Date.now()),
    })
  }

  function welcomed(now: Me): void {
    // Somebody else has signed in with this browser: nothing here is his.
    if (now.id !== me.id) return void endHere('/')
    reconnection.succeeded()
    outbox.forgetPauses()
    runner.dispatch({ type: 'welcome', me: now })
    presence.reconnected()
  }

  async function restore(): Promise<void> {
    store.set({ connection: firstConnection(Date.now()) })
    await Promise.all([drafts.restore(), outbox.reload()])
    engine = createEngine(emptyReplica(me))
    runner.begin(engine)
    publish()
  }

  function start(): void {
    if (running) return
    running = true
    unwatch = device.watch({
      onBack() {
        publish()
        if (engine.live) runner.dispatch({ type: 'woke' })
        else reconnection.now()
      },
      onOffline() {
        publish()
        if (engine.live) runner.dispatch({ type: 'woke' })
      },
      onHide: () => drafts.flush(),
    })
    restored ??= restore()
    void restored.then(() => running && wire.connect())
  }

  function stop(): void {
    running = false
    unwatch()
    drafts.flush()
    for (const part of [reconnection, typing, marks, outbox, runner]) part.pause()
    wire.drop()
  }

  async function endHere(path: string): Promise<void> {
    stop()
    goTo(path)
  }

  const conversation = (chatId: number) => engine.replica.conversations.get(chatId)
  const isLoading = (chatId: number) =>
    [...engine.loads.values()].some((load) => load.chatId === chatId && load.kind === 'replace')
  let shown: number | null = null

  return {
    start,
    stop,
    subscribe: store.subscribe,
    getState: store.get,
    ...requests,

    openChat(chatId) {
      shown = chatId
      runner.dispatch({ type: 'opened', chatId })
      const status = () => conversation(chatId)?.status ?? 'loading'
      return until(store, () => shown !== chatId || status() !== 'loading')
    },
    leaveChat(chatId) {
      if (shown === chatId) shown = null
      runner.dispatch({ type: 'left', chatId })
    },
    loadOlder(chatId) {
      runner.dispatch({ type: 'load', chatId, where: 'older' })
      return until(store, () => !conversation(chatId)?.loadingOlder)
    },
    loadNewer(chatId) {
      runner.dispatch({ type: 'load', chatId, where: 'newer' })
      return until(store, () => !conversation(chatId)?.loadingNewer)
    },
    loadNewest(chatId) {
      runner.dispatch({ type: 'load', chatId, where: 'newest' })
      return until(store, () => !isLoading(chatId))
    },
    loadAround(chatId, seq) {
      runner.dispatch({ type: 'load', chatId, where: 'around', seq })
      return until(store, () => !isLoading(chatId))
    },

    async send(chatId, content) {
      const clientId = newClientId()
      drafts.set(chatId, '')
      typing.sent(chatId)
      runner.dispatch({ type: 'own_message', chatId })
      await outbox.add({ clientId, chatId, content, queuedAt: Date.now(), state: 'queued', problem: null })
      return clientId
    },
    retry: outbox.retry,
    discard: outbox.discard,

    markRead: (chatId, seq) => runner.dispatch({ type: 'marked', chatId, seq }),
    setDraft: drafts.set,
    typing: typing.say,
    watchPresence: presence.watch,

    async signOut() {
      await http('/auth/sign-out', { method: 'POST' })
      await endHere('/sign-in')
    },
    reconnectNow: reconnection.now,
  }
}
