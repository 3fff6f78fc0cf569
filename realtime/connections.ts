import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import type { DomainEvent } from '#domain/events.ts'
import { config } from '#runtime/config.ts'
import { logSecurity } from '#runtime/security-log.ts'

export type EndReason = Extract<DomainEvent, { type: 'session_ended' }>['reason']

/** One open socket of any kind, and the session it lives and dies with. */
export interface Connection {
  userId: number
  sessionId: string
  /** Where it comes from, as limits count addresses. */
  address: string
  expiresAt: Date
  /** Tells the client that its session is over, and closes. */
  end: (reason: EndReason) => void
}

/** Every open socket of this process, Socket.IO and `/ws/chat` together. Rules DL16, DL18. */
export class Connections {
  readonly #bySession = new Map<string, Set<Connection>>()
  readonly #perUser = new Map<number, number>()
  readonly #perAddress = new Map<string, number>()

  /** False when the person, or the address, has as many as may be. */
  hasRoom({ userId, address }: Pick<Connection, 'userId' | 'address'>): boolean {
    if (!config().rateLimits) return true
    const ofUser = this.#perUser.get(userId) ?? 0
    const ofAddress = this.#perAddress.get(address) ?? 0
    if (ofUser < SERVER_LIMITS.socketsPerUserMax && ofAddress < SERVER_LIMITS.socketsPerAddressMax) return true
    logSecurity('limit_hit', { limit: 'sockets', user_id: userId, ip: address })
    return false
  }

  /** Counts a connection in; call the answer when it has closed. */
  add(connection: Connection): () => void {
    const { userId, sessionId, address } = connection
    count(this.#perUser, userId, 1)
    count(this.#perAddress, address, 1)
    const siblings = this.#bySession.get(sessionId) ?? new Set()
    this.#bySession.set(sessionId, siblings.add(connection))
    let open = true
    return () => {
      if (!open) return
      open = false
      count(this.#perUser, userId, -1)
      count(this.#perAddress, address, -1)
      siblings.delete(connection)
      if (siblings.size === 0) this.#bySession.delete(sessionId)
    }
  }

  sessionIds(): string[] {
    return [...this.#bySession.keys()]
  }

  endSession(sessionId: string, reason: EndReason): void {
    for (const connection of [...(this.#bySession.get(sessionId) ?? [])]) connection.end(reason)
  }

  /** Sessions that are over by this server's clock. The database's clock decides whether they are. */
  pastTheirEnd(now = Date.now()): string[] {
    return [...this.#bySession].flatMap(([sessionId, connections]) => {
      const [any] = connections
      return any && any.expiresAt.getTime() <= now ? [sessionId] : []
    })
  }
}

function count<K>(counts: Map<K, number>, key: K, change: number): void {
  const next = (counts.get(key) ?? 0) + change
  if (next > 0) counts.set(key, next)
  else counts.delete(key)
}
