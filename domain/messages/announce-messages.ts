import type { Message } from '#contracts/messages.ts'
import type { Change } from '#contracts/sync.ts'
import { tellChat } from '#domain/chats/announce-chat.ts'
import type { Joined } from '#domain/chats/join-chats.ts'
import type { Sight } from '#domain/chats/read-chats.ts'
import type { DomainEvent } from '#domain/events.ts'

/**
 * What is told once new messages are committed. `heads` are the chats' counters before them; the messages stand in the order
 * they were written. Whoever joined hears the chat first, then its steps, then that it is on his list.
 */
export function announceMessages(
  messages: readonly Message[],
  joined: readonly Joined[],
  { heads, sights, epoch }: { heads: Map<number, number>; sights: readonly Sight[]; epoch: string },
): DomainEvent[] {
  const steps = new Map<number, Change[]>()
  for (const message of messages) {
    const joiner = joined.find((each) => each.chatId === message.chat_id && each.rev === message.rev)
    const change = { rev: message.rev, message, members: joiner ? [joiner.member] : [] }
    const known = steps.get(message.chat_id)
    if (known) known.push(change)
    else steps.set(message.chat_id, [change])
  }
  return [
    ...joined.map(({ chatId, userId }): DomainEvent => ({ type: 'members_joined', chatId, userIds: [userId] })),
    ...[...steps].map(([chatId, changes]): DomainEvent => {
      const after = heads.get(chatId) ?? 0
      return {
        type: 'chat_changed',
        changes: { chat_id: chatId, epoch, after, upto: after + changes.length, changes },
      }
    }),
    ...joined.flatMap(({ chatId, userId, userRev }) => {
      const sight = sights.find((each) => each.viewerId === userId && each.chat.id === chatId)
      return sight ? [tellChat(sight, epoch, userRev)] : []
    }),
  ]
}
