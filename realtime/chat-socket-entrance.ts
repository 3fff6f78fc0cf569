import type { IncomingMessage } from 'node:http'
import type { Authenticated } from '#auth/authenticate.ts'
import { headerOf } from '#auth/headers.ts'
import { idText } from '#contracts/primitives.ts'
import { isAppError } from '#domain/app-error.ts'
import { checkSight } from '#domain/chats/chat-sight.ts'
import { CLOSE, type Farewell } from '#realtime/chat-socket.ts'
import { identify } from '#realtime/entrance.ts'

export type Admission = { who: Authenticated; chatId: number } | { close: Farewell }

/** The chat a path names, as text; null when the path is none of ours. */
export function chatInPath(path: string): string | null {
  return /^\/ws\/chat\/(\d+)\/?$/.exec(path)?.[1] ?? null
}

/**
 * Whether somebody may come into a chat, and who he is; otherwise the code to close with. Browsers cannot see why an upgrade
 * was refused, so the connection is opened to be closed with a reason.
 * @throws `unavailable` when nobody can tell now
 */
export async function admit(request: IncomingMessage, chatText: string): Promise<Admission> {
  try {
    const who = await identify(request.headers, tokenIn(request))
    const chatId = idText.safeParse(chatText)
    if (!chatId.success) return { close: CLOSE.noChat }
    await checkSight(who, chatId.data)
    return { who, chatId: chatId.data }
  } catch (error) {
    if (!isAppError(error)) throw error
    if (error.code === 'not_found') return { close: CLOSE.noChat }
    if (error.code === 'invalid_token' || error.code === 'not_authenticated') return { close: CLOSE.notAuthenticated }
    throw error
  }
}

/** A bearer token from the subprotocol pair `bearer, <token>` or from `?token=`, unless the header has one. */
export function tokenIn(request: Pick<IncomingMessage, 'headers' | 'url'>): string | null {
  if (/^bearer\b/i.test(headerOf(request.headers, 'authorization') ?? '')) return null
  const protocols = (headerOf(request.headers, 'sec-websocket-protocol') ?? '').split(',').map((part) => part.trim())
  const at = protocols.indexOf('bearer')
  if (at >= 0) return protocols[at + 1] ?? ''
  return new URLSearchParams(request.url?.split('?')[1] ?? '').get('token')
}
