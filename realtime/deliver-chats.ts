import type { DomainEvent } from '#domain/events.ts'
import { chatRoom, userRoom } from '#realtime/rooms.ts'
import type { IoServer, IoSocket } from '#realtime/socket-types.ts'

type Told<T extends DomainEvent['type']> = Extract<DomainEvent, { type: T }>

/** What one commit held for a chat: one frame, serialised once, however many hear it. Rule DL8. */
export function deliverChatChanges(io: IoServer, { changes }: Told<'chat_changed'>): void {
  io.to(chatRoom(changes.chat_id)).emit('chat:changes', changes)
}

/** The open sockets of new members hear the chat from now on; who looked at it before does not leave it by closing. */
export function letMembersHear(io: IoServer, { chatId, userIds }: Told<'members_joined'>): void {
  for (const userId of userIds) {
    for (const socket of socketsOf(io, userId)) {
      socket.data.visits.delete(chatId)
      void socket.join(chatRoom(chatId))
    }
  }
}

/** The person's own counter moved: all his devices hear it. */
export function deliverUserChanges(io: IoServer, { userId, epoch, after, upto, changes }: Told<'user_changed'>): void {
  io.to(userRoom(userId)).emit('user:changes', { epoch, after, upto, changes })
}

function socketsOf(io: IoServer, userId: number): IoSocket[] {
  const ids = io.sockets.adapter.rooms.get(userRoom(userId)) ?? []
  return [...ids].flatMap((id) => io.sockets.sockets.get(id) ?? [])
}
