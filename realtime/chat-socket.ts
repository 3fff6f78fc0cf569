import type { RawData, WebSocket } from 'ws'
import { sendRequest } from '#contracts/messages.ts'
import type { Problem } from '#contracts/problems.ts'
import type { Actor } from '#domain/actor.ts'
import { AppError } from '#domain/app-error.ts'
import { submitMessage } from '#domain/messages/send-message.ts'
import { spend } from '#domain/rate-limits/spend.ts'
import { invalid, toProblem } from '#http/problem.ts'
import { cutOff } from '#realtime/cut-off.ts'
import { TokenBucket } from '#realtime/token-bucket.ts'
import { config } from '#runtime/config.ts'
import { logSecurity } from '#runtime/security-log.ts'

/** A close code and its reason in words. */
export type Farewell = readonly [code: number, reason: string]

/** Why a `/ws/chat` connection is closed. */
export const CLOSE = {
  notAuthenticated: [4401, 'Not authenticated'],
  notMember: [4403, 'Not a member'],
  noChat: [4404, 'Chat not found'],
  tooSlow: [4408, 'Too slow'],
  tooMany: [4429, 'Too many frames'],
  restart: [1012, 'The server restarts'],
} as const satisfies Record<string, Farewell>

/** One connection of `/ws/chat/{chat_id}`: a person in one chat. */
export class ChatSocket {
  /** Beats since the client last gave a sign of life. */
  silentBeats = 0
  readonly #frames = new TokenBucket()

  constructor(
    readonly socket: WebSocket,
    readonly actor: Actor,
    readonly chatId: number,
  ) {
    socket.on('message', (data, isBinary) => this.#hear(data, isBinary))
    socket.on('pong', () => {
      this.silentBeats = 0
    })
  }

  send(text: string | Buffer): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(text, { binary: false })
  }

  close([code, reason]: Farewell): void {
    this.socket.close(code, reason)
    cutOff(this.socket)
  }

  #hear(data: RawData, isBinary: boolean): void {
    // What still comes in after the farewell is not heard any more.
    if (this.socket.readyState !== this.socket.OPEN) return
    this.silentBeats = 0
    if (config().rateLimits && this.#frames.take() !== 'fine') {
      logSecurity('limit_hit', { limit: 'frames', user_id: this.actor.userId })
      this.close(CLOSE.tooMany)
    } else void this.#store(data, isBinary).catch((error: unknown) => this.#complain(toProblem(error)))
  }

  async #store(data: RawData, isBinary: boolean): Promise<void> {
    if (isBinary) throw new AppError('bad_request', 'Send text frames')
    const checked = sendRequest.safeParse({ ...readFrame(data.toString()), chat_id: this.chatId })
    if (!checked.success) throw invalid(checked.error)
    await spend('send', this.actor.userId)
    const { message, repeated } = await submitMessage(this.actor, checked.data)
    // A new message reaches every connection of the chat; a repeated one is news to nobody but him who asks.
    if (repeated) this.send(JSON.stringify(message))
  }

  #complain(problem: Problem): void {
    this.send(JSON.stringify({ error: problem }))
    if (problem.code === 'not_found') this.close(CLOSE.notMember)
    if (problem.code === 'invalid_token') this.close(CLOSE.notAuthenticated)
  }
}

/** A JSON object is a frame `{content, client_id?, reply?, forward?}`; everything else is a message's bare text. */
export function readFrame(text: string): Record<string, unknown> {
  const frame = parseObject(text)
  if (!frame) return { content: text }
  const { content, client_id, reply, forward } = frame
  return { content, client_id, reply, forward }
}

function parseObject(text: string): Record<string, unknown> | null {
  if (!text.trimStart().startsWith('{')) return null
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return null
  }
}
