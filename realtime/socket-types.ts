import type { Server, Socket } from 'socket.io'
import type { ClientEvents, ServerEvents } from '#contracts/socket-events.ts'
import type { Me } from '#contracts/users.ts'
import type { Actor } from '#domain/actor.ts'
import type { TokenBucket } from '#realtime/token-bucket.ts'

/** What one Socket.IO connection remembers. */
export interface SocketData {
  actor: Actor
  /** Unset until it is greeted. */
  me?: Me
  /** Everything the connection says, of whatever kind. */
  frames: TokenBucket
  /** Public chats it looks into without being a member. */
  visits: Set<number>
}

type NoEvents = Record<string, never>
export type IoServer = Server<ClientEvents, ServerEvents, NoEvents, SocketData>
export type IoSocket = Socket<ClientEvents, ServerEvents, NoEvents, SocketData>
