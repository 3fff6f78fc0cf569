import { createActivity } from '#client/activity.ts'
import { newClientId } from '#client/client-id.ts'
import { firstConnection } from '#client/connection/connection.ts'
import { createBegun } from '#client/drafts/begun.ts'
import { createFirstPicture } from '#client/first-picture.ts'
import { createHeldChat } from '#client/held-chat.ts'
import { createHttp } from '#client/http.ts'
import { createLink } from '#client/link.ts'
import type { Messenger, MessengerState } from '#client/messenger.ts'
import { hasArrived } from '#client/outbox/has-arrived.ts'
import { createOutbox } from '#client/outbox/outbox.ts'
import { asRequest } from '#client/outbox/outbox-queue.ts'
import type { StoredItem } from '#client/outbox/outbox-store.ts'
import { createPresence } from '#client/presence.ts'
import { createReadMarksSender } from '#client/read-marks-sender.ts'
import { unconfirmedMarks } from '#client/replica/read-marks.ts'
import { emptyReplica, type Replica } from '#client/replica/replica.ts'
import { createRequests } from '#client/requests.ts'
import { createScreenLoads } from '#client/screen-loads.ts'
import { createSessionEnd, type Page } from '#client/session-end.ts'
import { unfinishedSignOut } from '#client/sign-out.ts'
import { createPersistence } from '#client/storage/persistence.ts'
import { createStorage } from '#client/storage/storage.ts'
import { createStore } from '#client/store.ts'
import type { Input } from '#client/sync/engine-protocol.ts'
import { createTabs } from '#client/tabs/tabs.ts'
import { createTyping } from '#client/typing.ts'
import { createView, firstState } from '#client/view.ts'
import { until } from '#client/waiting.ts'
import type { FirstPicture } from '#contracts/first-picture.ts'
import type { Message } from '#contracts/messages.ts'
import type { ServerEvents } from '#contracts/socket-events.ts'
import type { Me } from '#contracts/users.ts'

export interface MessengerOptions {
  me: Me
  /** What came with the page, to be shown until more is known. */
  picture?: FirstPicture | null
  /** Where the server is; undefined: where the page came from. */
  origin?: string
  /** For programs outside of a browser, which bring their credentials themselves. */
  fetch?: typeof fetch
  socketHeaders?: Record<string, string>
  /** For programs that record what was taken in: each input of the synchronisation, and the replica that followed. */
  observe?(input: Input, replica: Replica): void
  /** Which page is shown, and another one when the session is over. */
  page?: Page
}

const WINDOW: Page = {
  here: () => window.location.pathname,
  goTo: (path) => window.location.replace(path),
}

/** The messenger and its life: it does nothing before `start`, and can be started again after `stop`. */
export interface RunningMessenger extends Messenger {
  start(): void
  stop(): void
}

export function createMessenger(options: MessengerOptions): RunningMessenger {
  const { me, picture = null, origin, page = WINDOW } = options
  const overPicture = createFirstPicture(me, picture)
  const view = createView()
  const store = createStore<MessengerState>(
    firstState(overPicture({ replica: emptyReplica(me), everSynced: false, open: null }), view),
  )
  const heldChat = createHeldChat()
  let running = false
  let sessionId: string | null = null
  let restored = false

  const storage = createStorage(me.id)
  const persistence = createPersistence(storage.replica, () => link.engine().replica)
  const signedOut = () => void session.hear('lost', 'server')
  const http = createHttp({ origin, fetch: options.fetch, onSignedOut: signedOut })
  const link = createLink(
    me,
    { origin, headers: options.socketHeaders },
    {
      onStep: options.observe,
      onChange: refresh,
      onWelcome: welcome,
      onTyping: (event) => typing.hear(event),
      onPresence: (event) => presence.hear(event),
      onEnded: (reason) => void session.hear(reason === 'signed_out' ? reason : 'lost', 'server'),
      onHide: () => void persistence.flush(),
    },
  )
  const { wire, dispatch } = link
  const typing = createTyping(wire, dispatch)
  const presence = createPresence(wire, (known) => store.set({ presence: known }))
  const activity = createActivity((state) => wire.say('presence:state', { state }))
  const marks = createReadMarksSender({
    wire,
    markUnread: (chatId, from_seq) => http(`/api/chats/${chatId}/unread`, { method: 'PUT', body: { from_seq } }),
    unconfirmed: () => unconfirmedMarks(link.engine().replica),
    isConnected: () => link.engine().synced,
    onAnswer: (answer, told) => dispatch({ type: 'mark_answered', answer, told }),
  })
  const outbox = createOutbox({
    store: storage.outbox,
    send: (item) => wire.request('message:send', asRequest(item)),
    maySend: ({ clientId }) => link.engine().synced && (tabs.leads() || storage.outbox.isOwn(clientId)),
    isThere: (item, storedRev) => hasArrived(link.engine().replica, item, storedRev),
    onStored: (message) => dispatch({ type: 'stored', chatId: message.chat_id, rev: message.rev }),
    onChange(kept) {
      publish()
      if (kept) tabs.tell({ type: 'outbox' })
      tabs.needLead()
    },
    onSignedOut: signedOut,
  })
  const begun = createBegun(
    {
      userId: me.id,
      http,
      store,
      replica: () => link.engine().replica,
      isConnected: () => link.engine().synced,
    },
    storage.drafts,
    (chatId, text) => tabs.tell({ type: 'draft', chatId, text }),
  )
  const tabs = createTabs(me.id, {
    isConnected: () => link.engine().synced,
    hasWork: () => outbox.items().some((item) => item.state !== 'failed'),
    onLead: () => outbox.pump(),
    onOutbox: () => void outbox.reload(),
    onDraft: begun.hear,
    onEnded: (ending) => void session.hear(ending, 'tab'),
  })
  const session = createSessionEnd({
    http,
    storage,
    async stop() {
      heldChat.note(null)
      await persistence.end()
      stop()
    },
    tellTabs: (ending) => tabs.tell({ type: 'ended', ending }),
    page,
  })

  /** What has arrived leaves the queue before anybody sees both. */
  function refresh(): void {
    outbox.settle()
    publish()
    begun.look()
    heldChat.note(link.engine().held)
    marks.soon()
    outbox.pump()
    tabs.needLead()
    persistence.soon()
  }

  function publish(): void {
    const shown = overPicture(link.engine())
    store.set({
      ...view(shown, outbox.items()),
      ready: shown.replica.epoch !== null,
      connection: link.connectionAfter(store.get().connection),
    })
  }

  function welcome(event: Parameters<ServerEvents['welcome']>[0]): boolean {
    sessionId = event.session_id
    if (unfinishedSignOut.is(sessionId)) void session.signOut(sessionId)
    else if (event.me.id !== me.id) void session.giveWay()
    else {
      outbox.forgetConnection()
      presence.reconnected()
      // The server takes whoever connects for active.
      if (activity.current() === 'idle') wire.say('presence:state', { state: 'idle' })
      return true
    }
    return false
  }

  const requests = createRequests(http, me.id, dispatch, (list, chatId) => link.engine().replica[list].has(chatId))

  /** What is wished of a chat that only the first picture shows waits until the engine knows it. */
  function wish(input: Extract<Input, { type: 'marked_unread' | 'all_read' }>): void {
    const isKnown = () => link.engine().replica.chats.has(input.chatId)
    if (isKnown()) dispatch(input)
    else void until(store, isKnown).then(() => dispatch(input))
  }

  async function queue(chatId: number, items: readonly StoredItem[]): Promise<void> {
    for (const item of items) storage.outbox.note(item)
    dispatch({ type: 'own_message', chatId })
    for (const item of items) await outbox.add(item)
  }

  async function restore(): Promise<void> {
    store.set({ connection: firstConnection(Date.now()) })
    const [{ replica, recent }] = await Promise.all([storage.replica.load(me), begun.restore(), outbox.reload()])
    persistence.begin(replica)
    link.begin(replica, recent)
    refresh()
    store.set({ restored: true })
    begun.look()
  }

  function start(): void {
    if (running || session.isOver()) return
    running = true
    activity.start()
    if (!restored) void restore()
    restored = true
    link.start()
    void storage.isShared().then((shared) => {
      if (!running) return
      tabs.start(shared)
      // What the page before this one did last, nobody may have told.
      tabs.tell({ type: 'outbox' })
    })
  }

  function stop(): void {
    if (!running) return
    running = false
    void persistence.flush()
    for (const part of [activity, typing, marks, outbox, begun]) part.pause()
    tabs.stop()
    link.stop()
  }

  return {
    start,
    stop,
    subscribe: store.subscribe,
    getState: store.get,
    ...requests,
    // A list that is older than the first answer to `sync` would go with what was known before.
    loadMembers: (chatId) => until(store, () => link.engine().synced).then(() => requests.loadMembers(chatId)),
    loadPinned: (chatId) => until(store, () => link.engine().synced).then(() => requests.loadPinned(chatId)),
    ...createScreenLoads(store, link, heldChat, persistence.opened),

    async send(chatId, content) {
      const item = newItem(chatId, content, { reply: store.get().answering.get(chatId) ?? null })
      // The page may go at any moment: the text stands in one place at least, and in the end in one only.
      const noted = storage.outbox.note(item)
      const draft = store.get().drafts.get(chatId)
      if (noted) begun.setDraft(chatId, '')
      begun.answer(chatId, null)
      typing.sent(chatId)
      dispatch({ type: 'own_message', chatId })
      await outbox.add(item)
      if (store.get().drafts.get(chatId) === draft) begun.setDraft(chatId, '')
      return item.clientId
    },
    async forward(chatId, messages, comment) {
      const said = comment === '' ? [] : [newItem(chatId, comment, {})]
      const passed = messages.map((message) => newItem(chatId, message.content, { forward: asForward(message) }))
      await queue(chatId, [...said, ...passed])
    },
    ask: (chatId, question, poll) => queue(chatId, [newItem(chatId, question, { poll })]),
    answer: begun.answer,
    retry: outbox.retry,
    discard: outbox.discard,
    markRead: (chatId, seq) => dispatch({ type: 'marked', chatId, seq }),
    markUnread: (chatId, fromSeq) => wish({ type: 'marked_unread', chatId, fromSeq }),
    markAllRead: (chatId) => wish({ type: 'all_read', chatId }),
    setDraft: begun.setDraft,
    setEdit: begun.setEdit,
    typing: typing.say,
    watchPresence: presence.watch,
    signOut: () => session.signOut(sessionId),
    reconnectNow: link.reconnectNow,
  }
}

function newItem(chatId: number, content: string, more: Pick<StoredItem, 'reply' | 'forward' | 'poll'>): StoredItem {
  return { clientId: newClientId(), chatId, content, ...more, queuedAt: Date.now(), state: 'queued', problem: null }
}

function asForward({ chat_id, seq, user_id, display_name, forwarded_from }: Message): StoredItem['forward'] {
  return { chat_id, seq, from: forwarded_from ?? { user_id, display_name } }
}
