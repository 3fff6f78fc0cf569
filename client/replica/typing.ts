import type { ChatRecord, Replica } from '#client/replica/replica.ts'
import { withChat } from '#client/replica/replica.ts'

/** Somebody else writes in a chat; said again while he goes on. */
export function applyTyping(replica: Replica, chatId: number, userId: number, displayName: string): Replica {
  const record = replica.chats.get(chatId)
  if (!record || userId === replica.me.id) return replica
  if (record.typing.some((person) => person.userId === userId)) return replica
  return withChat(replica, { ...record, typing: [...record.typing, { userId, displayName }] })
}

export function applyTypingOver(replica: Replica, chatId: number, userId: number): Replica {
  const record = replica.chats.get(chatId)
  if (!record?.typing.some((person) => person.userId === userId)) return replica
  return withChat(replica, { ...record, typing: record.typing.filter((person) => person.userId !== userId) })
}

/** Without a connection nobody is known to type. */
export function withoutTyping(replica: Replica): Replica {
  const typed = [...replica.chats.values()].filter((record) => record.typing.length > 0)
  if (typed.length === 0) return replica
  const silent = typed.map((record): [number, ChatRecord] => [record.chat.id, { ...record, typing: [] }])
  return { ...replica, chats: new Map([...replica.chats, ...silent]) }
}
