import type { ConnectionState, Messenger, MessengerState, Result } from '#client/messenger.ts'
import { chatEntry } from '#components/chats/sample-entries.ts'
import type { Chat } from '#contracts/chats.ts'
import { ME, manyChats, PEOPLE, sampleChats, sampleOutbox, samplePresence } from './sample-chats.ts'

export type Scene = 'full' | 'many' | 'empty' | 'loading' | ConnectionState

/** A messenger without a server: it holds one state, and only what the shell itself asks for changes it. */
export function sampleMessenger(scene: Scene): Messenger {
  const now = Date.now()
  let state = sampleState(scene, now)
  const listeners = new Set<() => void>()
  const change = (patch: Partial<MessengerState>) => {
    state = { ...state, ...patch }
    for (const listener of listeners) listener()
  }
  const refused: Extract<Result<Chat>, { ok: false }> = {
    ok: false,
    problem: { type: 'about:blank', title: 'No server', status: 503, detail: 'No server', code: 'unavailable' },
  }
  const like = (text: string) => (name: string) => name.toLowerCase().includes(text.toLowerCase())

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getState: () => state,
    async openChat(chatId) {
      const conversation = {
        chatId,
        status: 'loading' as const,
        messages: [],
        hasOlder: false,
        hasNewer: false,
        loadingOlder: false,
        loadingNewer: false,
        dividerAfterSeq: null,
      }
      change({ conversations: new Map(state.conversations).set(chatId, conversation) })
    },
    leaveChat() {},
    async loadOlder() {},
    async loadNewer() {},
    async loadNewest() {},
    async loadAround() {},
    send: async () => '',
    async forward() {},
    answer() {},
    async retry() {},
    async discard() {},
    markRead() {},
    markUnread() {},
    markAllRead() {},
    setDraft: (chatId, text) => change({ drafts: new Map(state.drafts).set(chatId, text) }),
    setEdit: (chatId, edit) => {
      const editing = new Map(state.editing)
      if (edit) editing.set(chatId, edit)
      else editing.delete(chatId)
      change({ editing })
    },
    typing() {},
    watchPresence() {},
    async loadMembers() {},
    editMessage: async () => refused,
    deleteMessage: async () => refused,
    react: async () => refused,
    vote: async () => refused,
    closePoll: async () => refused,
    ask: async () => {},
    listVersions: async () => refused,
    listReaders: async () => refused,
    pin: async () => refused,
    async loadPinned() {},
    listDays: async (chat_id, month) => ({
      ok: true,
      data: { chat_id, month, days: [], previous_month: null, next_month: null },
    }),
    searchPeople: async (text) => ({
      ok: true,
      data: PEOPLE.filter((user) => like(text)(`${user.display_name} ${user.username}`)),
    }),
    searchPublicChats: async (text) => ({
      ok: true,
      data: [chatEntry({ id: 900, kind: 'public', name: 'Садоводы', member_count: 5 }).chat].filter((chat) =>
        like(text)(chat.name),
      ),
    }),
    listPeople: async () => ({ ok: true, data: [...PEOPLE] }),
    openDirect: async () => refused,
    createGroup: async () => refused,
    createPublic: async () => refused,
    updateSettings: async () => ({ ok: true, data: state.me }),
    async signOut() {},
    reconnectNow: () => change({ connection: { state: 'online', since: Date.now(), lostAt: now } }),
  }
}

function sampleState(scene: Scene, now: number): MessengerState {
  const entries =
    scene === 'empty' || scene === 'loading' ? [] : scene === 'many' ? manyChats(500, now) : sampleChats(now)
  const away = scene === 'offline' || scene === 'connecting' || scene === 'updating'
  return {
    me: {
      ...ME,
      role: 'owner',
      locale: null,
      theme: 'system',
      send_key: 'enter',
      created_at: new Date(now).toISOString(),
    },
    connection: { state: away ? scene : 'online', since: now, lostAt: away ? now : null },
    ready: scene !== 'loading',
    restored: true,
    chats: new Map(entries.map((entry) => [entry.chat.id, entry])),
    order: entries.map((entry) => entry.chat.id),
    conversations: new Map(),
    outbox: away ? sampleOutbox(now) : [],
    answering: new Map(),
    editing: new Map(),
    drafts: new Map([[106, 'предлагаю взять «Авиатора», кто за?']]),
    presence: samplePresence(now),
    members: new Map(),
    pinned: new Map(),
  }
}
