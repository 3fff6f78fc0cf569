import { setTimeout as wait } from 'node:timers/promises'
import type { Chat, Member } from '#contracts/chats.ts'
import type { HistoryPage } from '#contracts/messages.ts'
import type { SyncAnswer } from '#contracts/sync.ts'
import { RawSocket } from '#proof/chaos/clients/raw-socket.ts'
import { askRest } from '#proof/chaos/clients/rest.ts'
import { askerOf, signInProgram, untilAnswered } from '#proof/chaos/clients/session.ts'
import { seenDraft, seenMember, seenMessage } from '#proof/chaos/recording/seen.ts'
import type { Person, World } from '#proof/chaos/world.ts'

const PATIENCE = 30_000

/** What somebody sees who signs in now on a device that knows nothing: a bare socket and the API, none of the product's client. */
export async function writeFresh(world: World, person: Person): Promise<void> {
  const cable = await world.openCable(`fresh-${person.id}`)
  const session = await signInProgram(world, cable, person)
  const asker = askerOf(cable.client, person, session)
  const get = async <T>(path: string): Promise<T> => {
    const request = { method: 'GET', path, headers: session.headers } as const
    const answer = await untilAnswered(world, () => askRest(world.recorder, cable.url, asker, request))
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status} ${answer.code}`)
    return answer.data as T
  }
  const socket = new RawSocket(world, person, cable, session)
  for (const end = Date.now() + PATIENCE; socket.welcomes === 0 && Date.now() < end; ) await wait(10)
  const list = await get<Chat[]>('/api/chats/')
  const synced = await socket.ask<SyncAnswer>('sync', { epoch: null, user_rev: 0, chats: [] })
  if (!synced?.ok) throw new Error(`A fresh device of ${person.username} was not synchronised`)
  const chats = []
  for (const { id } of list) {
    const chat = synced.data.chats.find((each) => each.id === id)
    const page = await socket.ask<HistoryPage>('history', { chat_id: id, limit: 200 })
    if (!chat || !page?.ok) throw new Error(`A fresh device of ${person.username} did not get chat ${id}`)
    const members = await get<Member[]>(`/api/chats/${id}/members`)
    const { messages, has_older } = page.data
    chats.push({
      chat: id,
      cursor: chat.head,
      role: chat.membership?.role ?? null,
      memberCount: chat.member_count,
      lastMessage: chat.last_message && seenMessage(chat.last_message),
      lastReadSeq: chat.membership?.last_read_seq ?? null,
      unread: chat.membership?.unread.count ?? null,
      unreadFrom: chat.membership?.unread_from ?? null,
      draft: seenDraft(chat.membership?.draft),
      mentions: chat.membership?.unread.mentions ?? [],
      othersReadSeq: chat.others_read_seq,
      members: members.map(seenMember),
      messages: messages.map(seenMessage),
      loadedFrom: has_older ? (messages[0]?.seq ?? 0) : 0,
    })
  }
  const { recorder } = world
  const { epoch } = synced.data
  recorder.write({ type: 'fresh', at: recorder.now(), client: cable.client, user: person.id, epoch, chats })
  socket.close()
  await world.closeCable(cable)
}
