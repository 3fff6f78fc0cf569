import { setTimeout as wait } from 'node:timers/promises'
import { type ClientOptions, WebSocket } from 'ws'
import type { Message } from '#contracts/messages.ts'
import { afterwards } from '#testing/afterwards.ts'

const PATIENCE_MS = 20_000

/** A plain WebSocket to `/ws/chat/{chat_id}`, as programs of the old API open it. */
export class ChatLine {
  readonly socket: WebSocket
  readonly frames: unknown[] = []
  /** The code and reason of the end; the status, when there was no beginning. */
  readonly ended: Promise<{ code: number; reason: string } | { status: number }>
  readonly opened: Promise<void>

  constructor(serverUrl: string, path: string, options: ClientOptions & { protocols?: string[] } = {}) {
    this.socket = new WebSocket(serverUrl.replace(/^http/, 'ws') + path, options.protocols ?? [], options)
    this.socket.on('message', (data) => void this.frames.push(JSON.parse(data.toString())))
    this.socket.on('error', () => {})
    this.opened = new Promise((resolve) => this.socket.once('open', () => resolve()))
    this.ended = new Promise((resolve) => {
      this.socket.once('unexpected-response', (_request, response) => {
        resolve({ status: response.statusCode ?? 0 })
        response.destroy()
      })
      this.socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }))
    })
    afterwards(async () => this.socket.terminate())
  }

  say(frame: string | object): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
  }

  /** The messages that came, without errors. */
  messages(): Message[] {
    return this.frames.filter(
      (frame): frame is Message => typeof frame === 'object' && frame !== null && 'seq' in frame,
    )
  }

  texts(): string[] {
    return this.messages().map((message) => message.content)
  }

  /** The first frame that fits, whether it came before or is still to come. */
  async hears(fits: (frame: never) => boolean): Promise<unknown> {
    for (const limit = Date.now() + PATIENCE_MS; Date.now() < limit; await wait(5)) {
      const found = this.frames.find((frame) => fits(frame as never))
      if (found) return found
    }
    throw new Error(`Not heard. Heard: ${JSON.stringify(this.frames)}`)
  }

  async hearsText(text: string): Promise<Message> {
    return (await this.hears((frame: Message) => frame.content === text)) as Message
  }

  async hearsError(): Promise<{ code: string; status: number; detail: string }> {
    const frame = (await this.hears((each: { error?: unknown }) => each.error !== undefined)) as { error: never }
    this.frames.splice(this.frames.indexOf(frame), 1)
    return frame.error
  }
}

/** Opens a line and waits until it stands. */
export async function openLine(
  person: { token: string; api: { server: { url: string } } },
  chatId: number,
): Promise<ChatLine> {
  const line = new ChatLine(person.api.server.url, `/ws/chat/${chatId}`, {
    headers: { authorization: `Bearer ${person.token}` },
  })
  await line.opened
  return line
}
