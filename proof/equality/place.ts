import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Input } from '#client/sync/engine-protocol.ts'
import type { Chat, ChatKind } from '#contracts/chats.ts'
import { type Kind, kindsOf } from '#proof/equality/kinds.ts'
import { type SignedUp, signUp } from '#testing/api-client.ts'
import { type OpenMessenger, openMessenger } from '#testing/open-messenger.ts'
import type { RunningServer } from '#testing/server.ts'

/** What somebody is to the chat. `visitor` looks into a public one, and is a stranger to every other. */
export const ROLES = ['owner', 'admin', 'member', 'visitor', 'removed'] as const
export type Role = (typeof ROLES)[number]
export type People = Record<Role, SignedUp>

/** A device that has been told some kinds of news, and counts how often it had to ask. */
export interface Device {
  name: string
  role: Role
  messenger: OpenMessenger
  heard: Set<Kind>
  asked: number
}

/** A chat with everybody in his place, before anything of interest happens. */
export interface Place {
  people: People
  chatId: number
  kind: ChatKind
}

export async function signUpAll(server: RunningServer): Promise<People> {
  const signed = await Promise.all(ROLES.map((role) => signUp(server, role)))
  return Object.fromEntries(ROLES.map((role, at) => [role, signed[at]])) as People
}

/** Makes a chat by the API, and by SQL what the product has no way to: an admin, and somebody who was removed. */
export async function makePlace(database: pg.Client, people: People, kind: ChatKind, keep: boolean): Promise<Place> {
  const { owner, admin, member, removed } = people
  const inside = [admin, member, removed]
  const body = {
    direct: { user_id: member.id },
    group: { name: `Group ${randomUUID()}`, member_ids: inside.map(({ id }) => id) },
    public: { name: `Square ${randomUUID()}` },
  }[kind]
  const chat = (await owner.api.post('/api/chats/', body)).body as Chat
  if (kind === 'public') for (const each of inside) await write(each, chat.id)
  // The chat of two people is always the same one: what was said in it before is read, so that it opens at its end.
  if (kind === 'direct') {
    for (const { api } of [owner, member]) await api.call('PUT', `/api/chats/${chat.id}/read`, { seq: chat.head })
  }
  for (const each of [owner, member]) await write(each, chat.id)
  if (kind !== 'direct') {
    await database.query("UPDATE members SET role = 'admin' WHERE chat_id = $1 AND user_id = $2", [chat.id, admin.id])
    if (!keep) await remove(database, chat.id, removed)
  }
  return { people, chatId: chat.id, kind }
}

/** Takes somebody out of a chat, of which nobody is told. */
export async function remove(database: pg.Client, chatId: number, { id }: SignedUp): Promise<void> {
  await database.query('DELETE FROM members WHERE chat_id = $1 AND user_id = $2', [chatId, id])
  await database.query('UPDATE chats SET member_count = member_count - 1 WHERE id = $1', [chatId])
}

/** Somebody says something by a program of his. */
export async function write(
  { api, username }: SignedUp,
  chatId: number,
  content = `words of ${username}`,
): Promise<void> {
  const { status } = await api.post('/api/messages/', { chat_id: chatId, content })
  if (status !== 200) throw new Error(`Not written: ${status}`)
}

/** A device that shows the chat, with the list of its members. */
export async function openDevice(server: RunningServer, { people, chatId }: Place, role: Role, name: string) {
  const heard = new Set<Kind>()
  const device = { name: `${name} of ${role}`, role, heard, asked: 0 }
  const observe = (input: Input) => {
    for (const kind of kindsOf(input)) heard.add(kind)
    if (/^(sync|changes|page)_answered$/.test(input.type)) device.asked++
  }
  const messenger = await openMessenger(people[role], server.url, { observe })
  const opened: Device = Object.assign(device, { messenger })
  await messenger.shows('online', (state) => state.connection.state === 'online')
  await messenger.openChat(chatId)
  showMembers(messenger, chatId)
  return opened
}

/** A screen asks for the list of members whenever there is none. */
function showMembers(messenger: OpenMessenger, chatId: number): void {
  let isAsking = false
  const look = () => {
    const { members, connection, conversations } = messenger.getState()
    const isShown = connection.state === 'online' && conversations.get(chatId)?.status === 'ready'
    if (isAsking || !isShown || members.has(chatId)) return
    isAsking = true
    void messenger.loadMembers(chatId).then(() => {
      isAsking = false
    })
  }
  messenger.subscribe(look)
  look()
}
