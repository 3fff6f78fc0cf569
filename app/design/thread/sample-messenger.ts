import type { ChatEntry, Conversation, Messenger, MessengerState, OutboxItem, Result } from '#client/messenger.ts'
import type { Message } from '#contracts/messages.ts'
import type { Problem } from '#contracts/problems.ts'
import { ME } from './samples.ts'

export interface Sample {
  entry: ChatEntry
  /** The whole history; pages of it are handed out like a server does. */
  history: Message[]
  outbox?: OutboxItem[]
  status?: Conversation['status']
  onlineIds?: number[]
}

const PAGE = 60
const LATENCY_MS = 120
const ABSENT: Problem = {
  type: 'about:blank',
  title: 'Samples',
  status: 404,
  detail: 'Not in the samples',
  code: 'not_found',
}

/** A messenger over one sample chat, without a server: what is sent is accepted a moment later, unless the network is off. */
export function createSampleMessenger(sample: Sample, offline: boolean): Messenger {
  const listeners = new Set<() => void>()
  const history = [...sample.history]
  const id = sample.entry.chat.id
  let state: MessengerState = {
    me: ME,
    connection: { state: offline ? 'offline' : 'online', since: 0, lostAt: offline ? 0 : null },
    ready: true,
    restored: true,
    chats: new Map([[id, sample.entry]]),
    order: [id],
    conversations: new Map(),
    outbox: sample.outbox ?? [],
    drafts: new Map(),
    answering: new Map(),
    editing: new Map(),
    presence: new Map(
      (sample.onlineIds ?? []).map((user_id) => [user_id, { user_id, state: 'online', last_seen_at: null }]),
    ),
    pinned: new Map(),
    members: new Map([
      [
        id,
        (sample.onlineIds ?? []).map((userId) => ({
          user: { id: userId, username: `user${userId}`, display_name: `User ${userId}` },
          role: 'member' as const,
          joined_at: '2026-01-01T00:00:00Z',
          last_read_seq: 0,
          rev: 1,
        })),
      ],
    ]),
  }
  if (sample.status === 'missing') state = { ...state, chats: new Map() }

  const set = (change: Partial<MessengerState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const conversation = () => state.conversations.get(id)
  const setConversation = (change: Partial<Conversation>) => {
    const before = conversation() ?? empty(id)
    set({ conversations: new Map(state.conversations).set(id, { ...before, ...change }) })
  }
  const setEntry = (change: Partial<ChatEntry>) => {
    const entry = state.chats.get(id)
    if (entry) set({ chats: new Map(state.chats).set(id, { ...entry, ...change }) })
  }
  const show = (start: number, end: number, more: Partial<Conversation> = {}) => {
    const from = Math.max(0, start)
    const to = Math.min(history.length, end)
    setConversation({ messages: history.slice(from, to), hasOlder: from > 0, hasNewer: to < history.length, ...more })
  }
  const wait = () => new Promise((resolve) => setTimeout(resolve, LATENCY_MS))
  const placeOf = (seq: number) => {
    const place = history.findIndex((message) => message.seq >= seq)
    return place < 0 ? history.length : place
  }
  const refuse = async <T>(): Promise<Result<T>> => ({ ok: false, problem: ABSENT })

  const accept = async (clientId: string) => {
    await wait()
    const item = state.outbox.find((queued) => queued.clientId === clientId)
    if (!item || offline) return
    const stored: Message = {
      ...(history.at(-1) as Message),
      id: 1_000_000 + history.length,
      user_id: ME.id,
      username: ME.username,
      display_name: ME.display_name,
      content: item.content,
      timestamp: new Date().toISOString(),
      seq: (history.at(-1)?.seq ?? 0) + 1,
      rev: (history.at(-1)?.seq ?? 0) + 1,
      client_id: clientId,
      system: null,
    }
    history.push(stored)
    set({ outbox: state.outbox.filter((queued) => queued !== item) })
    if (!conversation()?.hasNewer) setConversation({ messages: [...(conversation()?.messages ?? []), stored] })
    setTimeout(() => setEntry({ othersReadSeq: stored.seq }), 1500)
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getState: () => state,
    async openChat() {
      if (conversation()?.status === 'ready') return
      const { status = 'ready', entry } = sample
      setConversation({ status: status === 'ready' ? 'loading' : status })
      if (status !== 'ready') return
      await wait()
      const unread = entry.unread > 0
      const place = unread ? placeOf(entry.lastReadSeq) : history.length
      show(place - PAGE / (unread ? 2 : 1), place + PAGE / 2, {
        status,
        dividerAfterSeq: unread ? entry.lastReadSeq : null,
      })
    },
    leaveChat: () => setConversation({ dividerAfterSeq: null }),
    async loadOlder() {
      setConversation({ loadingOlder: true })
      await wait()
      const place = placeOf(conversation()?.messages[0]?.seq ?? 0)
      show(place - PAGE, place + (conversation()?.messages.length ?? 0), { loadingOlder: false })
    },
    async loadNewer() {
      setConversation({ loadingNewer: true })
      await wait()
      const place = placeOf(conversation()?.messages[0]?.seq ?? 0)
      show(place, place + (conversation()?.messages.length ?? 0) + PAGE, { loadingNewer: false })
    },
    async loadNewest() {
      await wait()
      show(history.length - PAGE, history.length)
    },
    async loadAround(_, seq) {
      await wait()
      show(placeOf(seq) - PAGE / 2, placeOf(seq) + PAGE / 2)
    },
    async send(chatId, content) {
      const clientId = crypto.randomUUID()
      const item: OutboxItem = { clientId, chatId, content, queuedAt: Date.now(), state: 'sending', problem: null }
      set({ outbox: [...state.outbox, item] })
      setConversation({ dividerAfterSeq: null })
      void accept(clientId)
      return clientId
    },
    async forward() {},
    answer() {},
    async retry(clientId) {
      const again = (item: OutboxItem): OutboxItem =>
        item.clientId === clientId ? { ...item, state: 'sending', queuedAt: Date.now(), problem: null } : item
      set({ outbox: state.outbox.map(again) })
      void accept(clientId)
    },
    async discard(clientId) {
      set({ outbox: state.outbox.filter((item) => item.clientId !== clientId) })
    },
    markRead(_, seq) {
      const entry = state.chats.get(id)
      if (!entry || seq <= entry.lastReadSeq) return
      setEntry({
        lastReadSeq: seq,
        unread: history.filter((message) => message.seq > seq && message.user_id !== ME.id).length,
      })
    },
    markUnread: (_, fromSeq) => setEntry({ unreadFrom: fromSeq }),
    markAllRead: () => setEntry({ unread: 0, unreadFrom: null }),
    setDraft: (chatId, text) => set({ drafts: new Map(state.drafts).set(chatId, text) }),
    setEdit: (chatId, edit) => {
      const editing = new Map(state.editing)
      if (edit) editing.set(chatId, edit)
      else editing.delete(chatId)
      set({ editing })
    },
    typing: () => {},
    watchPresence: () => {},
    loadMembers: async () => {},
    listDays: refuse,
    editMessage: refuse,
    deleteMessage: refuse,
    react: refuse,
    vote: refuse,
    closePoll: refuse,
    ask: async () => {},
    listVersions: refuse,
    listReaders: refuse,
    pin: refuse,
    async loadPinned() {},
    searchPeople: refuse,
    searchPublicChats: refuse,
    listPeople: refuse,
    openDirect: refuse,
    createGroup: refuse,
    createPublic: refuse,
    updateSettings: refuse,
    signOut: async () => {},
    reconnectNow: () => {},
  }
}

function empty(chatId: number): Conversation {
  return {
    chatId,
    status: 'loading',
    messages: [],
    hasOlder: false,
    hasNewer: false,
    loadingOlder: false,
    loadingNewer: false,
    dividerAfterSeq: null,
  }
}
