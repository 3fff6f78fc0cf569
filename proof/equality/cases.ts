import type pg from 'pg'
import type { ChatKind } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import type { Kind } from '#proof/equality/kinds.ts'
import { type Device, type Place, type Role, remove, write } from '#proof/equality/place.ts'
import type { SignedUp } from '#testing/api-client.ts'

export interface Scene extends Place {
  database: pg.Client
  /** The devices that are connected, by their person; the sender has a second one. */
  on(role: Role): Device
}

export interface Case {
  does: string
  in: readonly ChatKind[]
  /** Who has something new to hold; everybody else has to hold what he would fetch all the same. */
  tells: readonly Role[]
  /** It is told by no event but the next synchronisation, and the person is still in the chat before. */
  isSilent?: boolean
  run(scene: Scene): Promise<unknown>
}

const ALL: readonly ChatKind[] = ['direct', 'group', 'public']

/** For each kind of news at least one way in which it comes about. A kind without one does not pass the types. */
export const CASES: Record<Kind, readonly Case[]> = {
  'step:message': [
    { does: 'a member writes', in: ALL, tells: ['owner', 'member'], run: (scene) => say(scene, 'member') },
    { does: 'the owner writes', in: ALL, tells: ['owner', 'member'], run: (scene) => say(scene, 'owner') },
    {
      does: 'an admin writes',
      in: ['group', 'public'],
      tells: ['owner', 'admin', 'member'],
      run: (scene) => say(scene, 'admin'),
    },
    {
      does: 'somebody writes over the API',
      in: ALL,
      tells: ['owner', 'member'],
      run: ({ people, chatId }) =>
        people.owner.api.post('/api/messages/', { chat_id: chatId, content: 'by a program' }),
    },
    {
      does: 'somebody calls a member by his name',
      in: ['group', 'public'],
      tells: ['owner', 'member'],
      run: async (scene) => write(scene.people.owner, scene.chatId, `@${scene.people.member.username}, and @all`),
    },
    {
      does: 'an edit calls a member',
      in: ['group', 'public'],
      tells: ['owner', 'member'],
      run: (scene) => changeOwn(scene, 'PATCH', { version: 1, content: `@${scene.people.member.username}` }),
    },
    {
      does: 'the owner pins what he has said',
      in: ['group', 'public'],
      tells: ['owner', 'member'],
      run: (scene) => changeOwn(scene, 'PUT', undefined, undefined, '/pin'),
    },
    {
      does: 'a member votes in an open poll',
      in: ['group', 'public'],
      tells: ['owner', 'member'],
      run: (scene) => votes(scene, false),
    },
    {
      does: 'somebody edits what he has said',
      in: ALL,
      tells: ['owner', 'member'],
      run: (scene) => changeOwn(scene, 'PATCH', { version: 1, content: 'said better' }),
    },
    {
      does: 'somebody deletes what he has said',
      in: ALL,
      tells: ['owner', 'member'],
      run: (scene) => changeOwn(scene, 'DELETE'),
    },
    {
      does: 'somebody edits what was answered',
      in: ALL,
      tells: ['owner', 'member'],
      run: (scene) => changeOwn(scene, 'PATCH', { version: 1, content: 'said better' }, 'said'),
    },
    {
      does: 'somebody deletes what was answered',
      in: ALL,
      tells: ['owner', 'member'],
      run: (scene) => changeOwn(scene, 'DELETE', undefined, 'said'),
    },
  ],
  'step:members': [
    {
      does: 'a visitor joins by writing',
      in: ['public'],
      tells: ['owner', 'admin', 'member', 'visitor'],
      run: (scene) => say(scene, 'visitor'),
    },
  ],
  'note:member_joined': [
    {
      does: 'who was removed joins again',
      in: ['public'],
      tells: ['owner', 'admin', 'member', 'removed'],
      run: (scene) => say(scene, 'removed'),
    },
  ],
  'note:chat_created': [
    {
      does: 'a group is created',
      in: ['group'],
      tells: ['owner', 'admin', 'member', 'visitor'],
      run: ({ people, on }) =>
        on('owner').messenger.createGroup('New', [people.admin.id, people.member.id, people.visitor.id]),
    },
  ],
  'user:chat': [
    {
      does: 'a direct chat is begun',
      in: ['group'],
      tells: ['admin', 'visitor'],
      run: ({ people, on }) => on('admin').messenger.openDirect(people.visitor.id),
    },
    {
      does: 'a public chat is created',
      in: ['public'],
      tells: ['member'],
      run: ({ on }) => on('member').messenger.createPublic(`New ${Date.now()}`),
    },
  ],
  'user:chat_removed': [
    {
      does: 'somebody is removed',
      in: ['group'],
      tells: ['removed'],
      isSilent: true,
      run: ({ database, people, chatId }) => remove(database, chatId, people.removed),
    },
  ],
  'user:read': [
    {
      does: 'a member reads the first of two messages',
      in: ALL,
      tells: ['member'],
      run: async (scene) => scene.on('member').messenger.markRead(scene.chatId, await hears(scene, 'member', 'owner')),
    },
    {
      does: 'a member marks the chat unread',
      in: ALL,
      tells: ['member'],
      run: async ({ on, chatId }) => on('member').messenger.markUnread(chatId, 1),
    },
    {
      does: 'an admin marks it unread and then all of it read',
      in: ['group', 'public'],
      tells: ['admin'],
      async run(scene) {
        const { messenger } = scene.on('admin')
        messenger.markUnread(scene.chatId, await hears(scene, 'admin', 'owner'))
        messenger.markAllRead(scene.chatId)
      },
    },
  ],
  'user:draft': [
    {
      does: 'a member begins to write',
      in: ['group', 'public'],
      tells: ['member'],
      run: ({ people, chatId }) => begin(people.member, chatId, { text: 'half a sentence' }),
    },
    {
      does: 'a member begins to answer the owner, and what he quotes is deleted',
      in: ['group'],
      tells: ['member'],
      async run({ people, chatId }) {
        const { api } = people.owner
        const said = (await api.post('/api/messages/', { chat_id: chatId, content: 'said' })).body as Message
        await begin(people.member, chatId, { text: 'half', reply: { seq: said.seq, quote: 'said' } })
        await api.call('DELETE', `/api/messages/${chatId}/${said.seq}`)
      },
    },
  ],
  'user:votes': [
    {
      does: 'a member votes in an anonymous poll',
      in: ['group', 'public'],
      tells: ['member'],
      run: (scene) => votes(scene, true),
    },
    {
      does: 'he votes anonymously, the poll is closed, and then deleted',
      in: ['group'],
      tells: ['member'],
      async run(scene) {
        const path = await votes(scene, true)
        await done(scene.people.owner, 'PUT', `${path}/closed`)
        await done(scene.people.owner, 'DELETE', path)
      },
    },
  ],
  'user:me': [
    {
      does: 'settings are changed',
      in: ['group'],
      tells: ['visitor'],
      run: ({ on }) => on('visitor').messenger.updateSettings({ theme: 'dark', send_key: 'ctrl_enter', locale: 'ru' }),
    },
  ],
  'chat:read': [
    {
      does: 'the owner reads all',
      in: ALL,
      tells: ['member'],
      async run(scene) {
        await hears(scene, 'owner', 'member')
        scene.on('owner').messenger.markAllRead(scene.chatId)
      },
    },
  ],
}

function say({ on, chatId }: Scene, role: Role): Promise<string> {
  return on(role).messenger.send(chatId, `words of ${role}`)
}

function begin(person: SignedUp, chatId: number, draft: object): Promise<void> {
  return done(person, 'PUT', `/api/chats/${chatId}/draft`, draft)
}

/** The owner says something over the API, and then changes it; with a `quote`, a member has answered that part of it in between. */
async function changeOwn(
  { people, chatId }: Scene,
  method: 'PATCH' | 'DELETE' | 'PUT',
  body?: object,
  quote?: string,
  what = '',
): Promise<void> {
  const said = (await people.owner.api.post('/api/messages/', { chat_id: chatId, content: 'said' })).body as Message
  if (quote) {
    const reply = { seq: said.seq, quote }
    const answer = await people.member.api.post('/api/messages/', { chat_id: chatId, content: 'yes', reply })
    if (answer.status !== 200) throw new Error(`A reply was answered ${answer.status}`)
  }
  await done(people.owner, method, `/api/messages/${chatId}/${said.seq}${what}`, body)
}

/** The owner asks, and a member chooses. Answers the address of the question. */
async function votes({ people: { owner, member }, chatId }: Scene, anonymous: boolean): Promise<string> {
  const poll = { options: ['tea', 'coffee'], anonymous }
  const asked = (await owner.api.post('/api/messages/', { chat_id: chatId, content: 'Which?', poll })).body as Message
  const path = `/api/messages/${chatId}/${asked.seq}`
  await done(member, 'PUT', `${path}/vote`, { options: [1] })
  return path
}

async function done({ api }: SignedUp, method: string, path: string, body?: object): Promise<void> {
  const { status } = await api.call(method, path, body)
  if (status !== 200) throw new Error(`${method} was answered ${status}`)
}

/** Somebody writes twice, and the reader's screen shows it. Answers the `seq` of the first of the two. */
async function hears({ on, people, chatId }: Scene, reader: Role, writer: Role): Promise<number> {
  const { messenger } = on(reader)
  const seqs = () => (messenger.getState().conversations.get(chatId)?.messages ?? []).map(({ seq }) => seq)
  const before = seqs().length
  for (let time = 0; time < 2; time++) await write(people[writer], chatId)
  await messenger.shows('two messages', () => seqs().length === before + 2)
  return seqs().at(-2) ?? 0
}
