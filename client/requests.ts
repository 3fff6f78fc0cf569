import type { Ask, Http } from '#client/http.ts'
import type { Messenger, Result } from '#client/messenger.ts'
import { noAnswer } from '#client/problem.ts'
import type { RareRequests } from '#client/rare-requests.ts'
import type { Input } from '#client/sync/engine-protocol.ts'
import type { Member } from '#contracts/chats.ts'
import type { Message, PinnedMessages } from '#contracts/messages.ts'

/** What happens while a list is on its way may make it an old one, so often in a row. */
const LIST_TRIES = 3

type Requests = RareRequests & Pick<Messenger, 'loadMembers' | 'editMessage' | 'deleteMessage' | 'react' | 'loadPinned'>

/** What people do rarely goes over HTTP, and what they do most rarely is fetched first; what comes back enters the replica at once. */
export function createRequests(
  http: Http,
  myId: number,
  dispatch: (input: Input) => void,
  has: (list: 'members' | 'pinned', chatId: number) => boolean,
): Requests {
  let rare: Promise<RareRequests> | null = null

  function rarely<K extends keyof RareRequests>(name: K): RareRequests[K] {
    const ask = async (...given: Parameters<RareRequests[K]>) => {
      rare ??= import('#client/rare-requests.ts').then((late) =>
        late.createRareRequests({ http, myId, dispatch, change }),
      )
      try {
        const call = (await rare)[name] as (...args: typeof given) => ReturnType<RareRequests[K]>
        return await call(...given)
      } catch {
        rare = null
        return { ok: false, problem: noAnswer('No answer came.') }
      }
    }
    return ask as RareRequests[K]
  }

  /** What is changed at a message comes with the steps of its chat; those up to it are fetched if they do not come by themselves. */
  async function change(chatId: number, what: string, ask: Ask): Promise<Result<Message>> {
    const answer = await http<Message>(`/api/messages/${chatId}/${what}`, ask)
    if (answer.ok) dispatch({ type: 'stored', chatId, rev: answer.data.rev })
    return answer
  }

  /** A list enters the replica, unless it is an old one by then: it is asked for again. */
  async function load(list: 'members' | 'pinned', chatId: number, ask: () => Promise<Input | false>): Promise<void> {
    for (let tries = 0; tries < LIST_TRIES; tries++) {
      const input = await ask()
      if (!input) return
      dispatch(input)
      if (has(list, chatId)) return
    }
  }

  return {
    searchPeople: rarely('searchPeople'),
    searchPublicChats: rarely('searchPublicChats'),
    listPeople: rarely('listPeople'),
    openDirect: rarely('openDirect'),
    createGroup: rarely('createGroup'),
    createPublic: rarely('createPublic'),
    updateSettings: rarely('updateSettings'),
    listDays: rarely('listDays'),
    listVersions: rarely('listVersions'),
    listReaders: rarely('listReaders'),
    vote: rarely('vote'),
    closePoll: rarely('closePoll'),
    pin: rarely('pin'),

    editMessage: (chatId, { seq, ...body }) => change(chatId, `${seq}`, { method: 'PATCH', body }),
    // Also from a page that is closed meanwhile.
    deleteMessage: (chatId, seq) => change(chatId, `${seq}`, { method: 'DELETE', keepalive: true }),
    react: (chatId, { seq, emoji, on }) =>
      change(chatId, `${seq}/reactions/${encodeURIComponent(emoji)}`, { method: on ? 'PUT' : 'DELETE' }),

    loadMembers: (chatId) =>
      load('members', chatId, async () => {
        const answer = await http<Member[]>(`/api/chats/${chatId}/members`)
        return answer.ok && { type: 'members_seen', chatId, members: answer.data }
      }),
    loadPinned: (chatId) =>
      load('pinned', chatId, async () => {
        const answer = await http<PinnedMessages>(`/api/messages/${chatId}/pinned`)
        return answer.ok && { type: 'pinned_seen', pinned: answer.data }
      }),
  }
}
