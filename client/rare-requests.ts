import type { Ask, Http } from '#client/http.ts'
import type { Messenger, Result } from '#client/messenger.ts'
import type { Input } from '#client/sync/engine-protocol.ts'
import type { Chat, CreateChatRequest } from '#contracts/chats.ts'
import { LIMITS } from '#contracts/limits.ts'
import type { Message } from '#contracts/messages.ts'
import type { Me, User } from '#contracts/users.ts'

/** A list for a picker is read up to this many pages; whoever is not in it is found by name. */
const PAGES_MAX = 10

export type RareRequests = Pick<
  Messenger,
  | 'searchPeople'
  | 'searchPublicChats'
  | 'listPeople'
  | 'openDirect'
  | 'createGroup'
  | 'createPublic'
  | 'updateSettings'
  | 'listDays'
  | 'listVersions'
  | 'listReaders'
  | 'vote'
  | 'closePoll'
  | 'pin'
>

interface RarePorts {
  http: Http
  myId: number
  dispatch(input: Input): void
  /** Changes something at a message, and takes in what has become of it. */
  change(chatId: number, what: string, ask: Ask): Promise<Result<Message>>
}

/** What is asked from dialogs and search fields. A newer search ends the one before it; a new chat enters the replica at once. */
export function createRareRequests({ http, myId, dispatch, change }: RarePorts): RareRequests {
  const nextPeople = latestOnly()
  const nextChats = latestOnly()
  /** One after the other: of two choices the later one stays. */
  let lastSaved: Promise<unknown> = Promise.resolve()

  async function create(body: CreateChatRequest): Promise<Result<Chat>> {
    const answer = await http<Chat>('/api/chats/', { method: 'POST', body })
    if (answer.ok) dispatch({ type: 'chat_seen', chat: answer.data })
    return answer
  }

  return {
    searchPeople: (text) => http(`/api/users/search/${segment(text)}`, { signal: nextPeople() }),
    searchPublicChats: (text) => http(`/api/chats/search/${segment(text)}`, { signal: nextChats() }),

    async listPeople() {
      const signal = nextPeople()
      const people: User[] = []
      for (let page = 0; page < PAGES_MAX; page++) {
        const after = people.at(-1)?.id
        const query = `limit=${LIMITS.listPageMax}${after === undefined ? '' : `&after=${after}`}`
        const answer = await http<User[]>(`/api/users/?${query}`, { signal })
        if (!answer.ok) return answer
        people.push(...answer.data)
        if (answer.data.length < LIMITS.listPageMax) break
      }
      return { ok: true, data: people.filter((user) => user.id !== myId) }
    },

    openDirect: (userId) => create({ user_id: userId }),
    createGroup: (name, memberIds) => create({ name, member_ids: [...memberIds], visibility: 'private' }),
    createPublic: (name) => create({ name, visibility: 'public' }),

    updateSettings(patch) {
      // Nothing is taken from the answer: it has no number, and what the person is comes in order, with his steps.
      const answer = lastSaved.then(() => http<Me>('/api/users/me', { method: 'PATCH', body: patch }))
      lastSaved = answer
      return answer
    },

    vote: (chatId, seq, options) => change(chatId, `${seq}/vote`, { method: 'PUT', body: { options } }),
    closePoll: (chatId, seq) => change(chatId, `${seq}/closed`, { method: 'PUT' }),
    pin: (chatId, seq, on) => change(chatId, `${seq}/pin`, { method: on ? 'PUT' : 'DELETE' }),
    listReaders: (chatId, seq) => http(`/api/messages/${chatId}/${seq}/readers`),
    listVersions: (chatId, seq) => http(`/api/messages/${chatId}/${seq}/versions`),

    listDays(chatId, month) {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
      return http(`/api/messages/${chatId}/days?month=${month}&time_zone=${encodeURIComponent(timeZone)}`)
    },
  }
}

/** A searched text as one part of a path. Browsers take `.` and `..` for steps, encoded or not; the server trims the space. */
function segment(text: string): string {
  return /^\.{1,2}$/.test(text.trim()) ? `%20${text.trim()}` : encodeURIComponent(text)
}

/** Makes a signal for a new request and ends the last one. */
function latestOnly(): () => AbortSignal {
  let last: AbortController | null = null
  return () => {
    last?.abort()
    last = new AbortController()
    return last.signal
  }
}
