import type { DomainEvent } from '#domain/events.ts'
import type { ChatSocketServer } from '#realtime/chat-socket-server.ts'
import type { Connections } from '#realtime/connections.ts'
import { deliverChatChanges, deliverUserChanges, letMembersHear } from '#realtime/deliver-chats.ts'
import { ReadDelivery } from '#realtime/deliver-reads.ts'
import type { IoServer } from '#realtime/socket-types.ts'
import { onEvents } from '#runtime/event-bus.ts'

/** Brings what use cases publish to the sockets that may hear it. Call the answer to stop. */
export function deliverNews(io: IoServer, chatSockets: ChatSocketServer, connections: Connections): () => void {
  const reads = new ReadDelivery(io)
  return onEvents<DomainEvent>((event) => {
    switch (event.type) {
      case 'members_joined':
        return letMembersHear(io, event)
      case 'chat_changed':
        deliverChatChanges(io, event)
        return chatSockets.deliver(event.changes)
      case 'user_changed':
        return deliverUserChanges(io, event)
      case 'read_advanced':
        return reads.deliver(event)
      case 'session_ended':
        return connections.endSession(event.sessionId, event.reason)
    }
  })
}
