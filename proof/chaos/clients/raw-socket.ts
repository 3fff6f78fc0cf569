import { io, type Socket } from 'socket.io-client'
import type { Answer } from '#contracts/socket-events.ts'
import type { Session } from '#proof/chaos/clients/session.ts'
import { toldBy, writeDelivered } from '#proof/chaos/recording/pushed.ts'
import type { Asker } from '#proof/chaos/recording/recorder.ts'
import { tapSockets } from '#proof/chaos/recording/socket-tap.ts'
import type { Cable } from '#proof/chaos/system/cable.ts'
import type { Person, World } from '#proof/chaos/world.ts'

const PATIENCE = 12_000

/**
 * A bare Socket.IO client that writes down whatever reaches it and obeys nobody: told that its session is over, it stays,
 * and tries to come back. One at a time per cable.
 */
export class RawSocket {
  readonly socket: Socket
  readonly #untap: () => void
  /** How often it was let in. */
  welcomes = 0

  constructor(world: World, person: Person, cable: Cable, session: Session) {
    const { recorder } = world
    const asker = (): Asker & { session: string } => ({
      client: cable.client,
      user: person.id,
      session: session.name,
      transport: 'socket',
    })
    this.#untap = tapSockets(cable.url, {
      recorder,
      asker,
      placeOf: () => null,
      onEvent: (name, event) => {
        if (name === 'welcome') this.welcomes++
        writeDelivered(recorder, asker(), toldBy(name, event))
      },
      onAnswer: () => {},
    })
    this.socket = io(cable.url, {
      path: '/socket.io',
      addTrailingSlash: false,
      forceNew: true,
      transports: ['websocket'],
      reconnectionDelay: 200,
      reconnectionDelayMax: 1000,
      extraHeaders: session.headers,
    })
    // A server that sends it away for good does not stop it.
    this.socket.on('disconnect', (reason) => reason === 'io server disconnect' && this.socket.connect())
  }

  /** Asks once; null when no answer came. */
  async ask<T>(event: string, payload: unknown): Promise<Answer<T> | null> {
    if (!this.socket.connected) return null
    return this.socket
      .timeout(PATIENCE)
      .emitWithAck(event, payload)
      .catch(() => null)
  }

  close(): void {
    this.socket.disconnect()
    this.#untap()
  }
}
