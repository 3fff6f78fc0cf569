import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { ChatChanges } from '#contracts/sync.ts'
import { findLostSights } from '#domain/chats/chat-sight.ts'
import { checkSession } from '#domain/sessions/sessions.ts'
import { ChatSocket, CLOSE } from '#realtime/chat-socket.ts'
import { type Admission, admit } from '#realtime/chat-socket-entrance.ts'
import type { Connections } from '#realtime/connections.ts'
import { addressOf } from '#realtime/entrance.ts'
import { FrameServer } from '#realtime/frame-server.ts'
import { SlownessWatch } from '#realtime/slow-sockets.ts'

/** Beats without a sign of life after which nobody is believed to be there. */
const SILENT_BEATS_MAX = 3

type Admitted = Extract<Admission, { who: unknown }>

/** `/ws/chat/{chat_id}`: the plain WebSocket that programs written for the old API use. Rules WS1 to WS6. */
export class ChatSocketServer {
  // Whoever offers `bearer, <token>` needs one of both answered, and the token is not to be repeated.
  readonly #frames = new FrameServer({ handleProtocols: (offered) => (offered.has('bearer') ? 'bearer' : false) })
  readonly #byChat = new Map<number, Set<ChatSocket>>()
  readonly #slowness = new SlownessWatch<ChatSocket>()

  constructor(private readonly connections: Connections) {}

  /**
   * Lets a handshake in, or opens and closes it with the reason. Its origin was checked before.
   * @throws `unavailable` when nobody can tell who it is now
   */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, chatText: string): Promise<void> {
    const admission = await admit(request, chatText)
    this.#frames.handleUpgrade(request, socket, head, (client) => {
      // A client that breaks the protocol has been sent its close code when this is heard.
      client.on('error', () => {})
      if ('who' in admission) this.#open(client, request, admission)
      else client.close(admission.close[0], admission.close[1])
    })
  }

  /** One text frame for each new message, the same for everybody. System lines are not for programs of the old API. */
  deliver({ chat_id, changes }: ChatChanges): void {
    const listeners = this.#byChat.get(chat_id)
    if (!listeners) return
    for (const { message, rev } of changes) {
      if (message === null || message.system !== null || message.seq !== rev) continue
      const frame = Buffer.from(JSON.stringify(message))
      for (const listener of listeners) listener.send(frame)
    }
  }

  closeSlow(): void {
    for (const each of this.#all()) {
      const isOpen = each.socket.readyState === each.socket.OPEN
      if (isOpen && this.#slowness.isSlow(each, each.socket.bufferedAmount)) each.close(CLOSE.tooSlow)
    }
  }

  /** Ends connections whose other end is gone, and those of people who were put out of their chat. */
  async beat(): Promise<void> {
    const all = this.#all()
    for (const each of all) {
      each.silentBeats++
      if (each.silentBeats > SILENT_BEATS_MAX) each.socket.terminate()
      else each.socket.ping()
    }
    const lost = await findLostSights(all.map(({ actor, chatId }) => ({ userId: actor.userId, chatId })))
    for (const place of lost) all[place]?.close(CLOSE.notMember)
  }

  get size(): number {
    return this.#all().length
  }

  close(): void {
    for (const each of this.#all()) each.close(CLOSE.restart)
  }

  #open(client: WebSocket, { headers }: IncomingMessage, { who, chatId }: Admitted): void {
    const { userId, sessionId, expiresAt } = who
    const chatSocket = new ChatSocket(client, { userId, sessionId }, chatId)
    const end = () => chatSocket.close(CLOSE.notAuthenticated)
    const connection = { userId, sessionId, address: addressOf(headers), expiresAt, end }
    if (!this.connections.hasRoom(connection)) {
      chatSocket.close(CLOSE.tooMany)
      return
    }
    const remove = this.connections.add(connection)
    const siblings = this.#byChat.get(chatId) ?? new Set()
    this.#byChat.set(chatId, siblings.add(chatSocket))
    client.once('close', () => {
      remove()
      siblings.delete(chatSocket)
      if (siblings.size === 0) this.#byChat.delete(chatId)
    })
    // A session that ended while the door was open is noticed here.
    checkSession(sessionId).catch(end)
  }

  #all(): ChatSocket[] {
    return [...this.#byChat.values()].flatMap((listeners) => [...listeners])
  }
}
