import { sql } from 'drizzle-orm'
import type { Chat } from '#contracts/chats.ts'
import type { Actor } from '#domain/actor.ts'
import { readEpoch } from '#domain/chats/chat-store.ts'
import { readMembers } from '#domain/chats/member-store.ts'
import { readChats, type Sight } from '#domain/chats/read-chats.ts'
import type { DomainEvent } from '#domain/events.ts'
import { readMessages } from '#domain/messages/message-store.ts'
import type { Queryable } from '#runtime/database.ts'

export interface NewChatNews {
  chat: Chat
  events: DomainEvent[]
}

/** What is told once a new chat is committed: its first change, and the chat itself to everybody who is in it. */
export async function announceNewChat(
  tx: Queryable,
  actor: Actor,
  chatId: number,
  userHeads: Map<number, number>,
): Promise<NewChatNews> {
  const epoch = await readEpoch(tx)
  const sights = await readChats(tx, sql`SELECT chat_id, user_id FROM members WHERE chat_id = ${chatId}`)
  const found = await readMembers(tx, sql`WHERE s.chat_id = ${chatId}`)
  const [line = null] = await readMessages(tx, sql`WHERE m.chat_id = ${chatId}`)
  const mine = sights.find((sight) => sight.viewerId === actor.userId)
  if (!mine) throw new Error(`Chat ${chatId} has no member ${actor.userId}`)
  const first = { rev: 1, message: line, members: found.map((each) => each.member) }
  const events: DomainEvent[] = [
    { type: 'members_joined', chatId, userIds: [...userHeads.keys()] },
    { type: 'chat_changed', changes: { chat_id: chatId, epoch, after: 0, upto: 1, changes: [first] } },
    ...sights.map((sight) => tellChat(sight, epoch, userHeads.get(sight.viewerId) ?? 0)),
  ]
  return { chat: mine.chat, events }
}

/** The step `rev` of a person's own list: this chat, as he sees it now. */
export function tellChat({ viewerId, chat }: Sight, epoch: string, rev: number): DomainEvent {
  return {
    type: 'user_changed',
    userId: viewerId,
    epoch,
    after: rev - 1,
    upto: rev,
    changes: [{ type: 'chat', rev, chat }],
  }
}
