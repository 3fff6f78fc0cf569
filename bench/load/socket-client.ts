import net from 'node:net'
import { FrameReader, textFrame } from '#bench/load/frame-reader.ts'

/** What comes in is read into this by all clients in turn: they are thousands. */
const SHARED = Buffer.alloc(256 * 1024)
const HEAD_END = Buffer.from('\r\n\r\n')

const OPEN = '0'.charCodeAt(0)
const PING = '2'.charCodeAt(0)
const MESSAGE = '4'.charCodeAt(0)
const CONNECT = '0'.charCodeAt(0)
const EVENT = '2'.charCodeAt(0)
const ACK = '3'.charCodeAt(0)
const REFUSED = '4'.charCodeAt(0)

/** Hears an event that came; the payload (such as `42["name",{}]`) is only good during the call. */
export type OnEvent = (payload: Buffer) => void

/**
 * A Socket.IO client that speaks the real protocol over a real WebSocket and does nothing else: one of the usual library
 * would need more of a core than the server does, and the load generator would be what is measured.
 */
export class SocketClient {
  onEvent: OnEvent = () => {}
  readonly #socket: net.Socket
  readonly #reader = new FrameReader((payload) => this.#hear(payload))
  readonly #answers = new Map<number, (answer: string) => void>()
  readonly #auth: object
  #asked = 0
  #upgraded = false
  #let: { in: () => void; out: (error: Error) => void } | null = null

  private constructor(port: number, auth: object) {
    this.#auth = auth
    this.#socket = net.connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: { buffer: SHARED, callback: (length) => this.#read(SHARED.subarray(0, length)) },
    })
    this.#socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\n` +
        'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    )
  }

  /** Connects, and resolves when Socket.IO has let it in. */
  static connect(port: number, auth: object = {}, onEvent?: OnEvent): Promise<SocketClient> {
    const client = new SocketClient(port, auth)
    if (onEvent) client.onEvent = onEvent
    return new Promise((resolve, reject) => {
      client.#let = { in: () => resolve(client), out: reject }
      client.#socket.once('error', reject)
      client.#socket.once('close', () => reject(new Error('The server closed the connection')))
    })
  }

  /** Sends an event and waits for its answer, the JSON as it came. */
  ask(event: string, payload: unknown): Promise<string> {
    return new Promise((resolve) => this.askThen(event, payload, resolve))
  }

  /** Like `ask`, without a promise. */
  askThen(event: string, payload: unknown, answered: (answer: string) => void): void {
    const id = this.#asked++
    this.#answers.set(id, answered)
    this.#socket.write(textFrame(`42${id}${JSON.stringify([event, payload])}`))
  }

  close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#socket.once('close', () => resolve()))
    this.#socket.destroy()
    return closed
  }

  #read(data: Buffer): boolean {
    if (this.#upgraded) this.#reader.read(data)
    else this.#readHandshake(data)
    return true
  }

  /** The head comes in one piece: it is some hundred bytes. */
  #readHandshake(data: Buffer): void {
    const end = data.indexOf(HEAD_END)
    if (end < 0 || !data.subarray(0, 12).toString('latin1').endsWith('101')) {
      this.#let?.out(new Error(`No WebSocket: ${data.toString('latin1')}`))
      return
    }
    this.#upgraded = true
    if (end + 4 < data.length) this.#reader.read(data.subarray(end + 4))
  }

  #hear(payload: Buffer): void {
    const [kind, type] = payload
    if (kind === MESSAGE && type === EVENT) this.onEvent(payload)
    else if (kind === MESSAGE && type === ACK) this.#settle(payload)
    else if (kind === PING) this.#socket.write(textFrame('3'))
    else if (kind === OPEN) this.#socket.write(textFrame(`40${JSON.stringify(this.#auth)}`))
    else if (kind === MESSAGE && type === CONNECT) this.#let?.in()
    else if (kind === MESSAGE && type === REFUSED) this.#let?.out(new Error(payload.toString('utf8')))
  }

  #settle(payload: Buffer): void {
    const text = payload.toString('utf8', 2)
    const bracket = text.indexOf('[')
    const id = Number(text.slice(0, bracket))
    const answered = this.#answers.get(id)
    this.#answers.delete(id)
    answered?.(text.slice(bracket + 1, -1))
  }
}
