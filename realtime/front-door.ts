import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Problem } from '#contracts/problems.ts'
import { AppError } from '#domain/app-error.ts'
import { toProblem } from '#http/problem.ts'
import { chatInPath } from '#realtime/chat-socket-entrance.ts'
import type { ChatSocketServer } from '#realtime/chat-socket-server.ts'
import { letTry } from '#realtime/entrance.ts'
import type { IoServer } from '#realtime/socket-types.ts'

/** What the engine would say only after it has opened the connection. */
const ENGINE_PROTOCOL = '4'
const SOCKET_IO = /^\/socket\.io\/?$/
const UNDER_SOCKET_IO = /^\/socket\.io(\/|$)/

/** A request that the front door answers; whoever else listens to the server's requests leaves it alone. */
export function isForSockets(request: IncomingMessage): boolean {
  return UNDER_SOCKET_IO.test(pathOf(request))
}

/** Takes requests and upgrades of Socket.IO, and upgrades of `/ws/chat`, once their origin and address were looked at. */
export class FrontDoor {
  #open = true

  constructor(
    private readonly io: IoServer,
    private readonly chatSockets: ChatSocketServer,
  ) {}

  /** Nobody comes in any more. */
  close(): void {
    this.#open = false
  }

  /** Socket.IO for clients that cannot open a WebSocket, and whatever is asked below its path. False for other paths. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean {
    if (!isForSockets(request)) return false
    this.#check(request).then(
      () => this.io.engine.handleRequest(request as never, response),
      (error: unknown) => answerProblem(response, toProblem(error)),
    )
    return true
  }

  /** False for paths that are none of ours. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const path = pathOf(request)
    const chat = chatInPath(path)
    if (chat === null && !SOCKET_IO.test(path)) return false
    this.#check(request)
      .then(() => {
        if (chat !== null) return this.chatSockets.upgrade(request, socket, head, chat)
        this.io.engine.handleUpgrade(request as never, socket, head)
      })
      .catch((error: unknown) => refuseUpgrade(socket, toProblem(error)))
    return true
  }

  /** What belongs to a Socket.IO connection that is let in already is only passed on. */
  async #check(request: IncomingMessage): Promise<void> {
    if (!['GET', 'POST', 'OPTIONS'].includes(request.method ?? '')) {
      throw new AppError('method_not_allowed', 'Method not allowed')
    }
    if (!this.#open) throw new AppError('unavailable', 'The server restarts', { retryAfter: 1 })
    const path = pathOf(request)
    if (UNDER_SOCKET_IO.test(path) && !SOCKET_IO.test(path)) throw new AppError('not_found', 'Not found')
    const query = SOCKET_IO.test(path) ? new URLSearchParams(request.url?.split('?')[1]) : null
    if (query && query.get('EIO') !== ENGINE_PROTOCOL) throw new AppError('bad_request', 'Unsupported protocol version')
    if (!query?.has('sid')) await letTry(request.headers)
  }
}

/** The path as it was sent: nothing in it is decoded or resolved. */
function pathOf(request: IncomingMessage): string {
  return request.url?.split('?', 1)[0] ?? ''
}

function answerProblem(response: ServerResponse, problem: Problem): void {
  response.writeHead(problem.status, headersOf(problem))
  response.end(JSON.stringify(problem))
}

function refuseUpgrade(socket: Duplex, problem: Problem): void {
  const body = JSON.stringify(problem)
  const headers = { ...headersOf(problem), 'Content-Length': Buffer.byteLength(body), Connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${problem.status} ${problem.title}\r\n${lines.join('')}\r\n${body}`, () => socket.destroy())
}

function headersOf(problem: Problem): Record<string, string> {
  return {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...(problem.retry_after && { 'Retry-After': String(problem.retry_after) }),
  }
}
