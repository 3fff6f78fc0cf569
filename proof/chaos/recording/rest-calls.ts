import type { Chat, Member, ReadAnswer } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import { markOf } from '#proof/chaos/recording/calls.ts'
import { inShort } from '#proof/chaos/recording/in-short.ts'
import type { Call, Outcome } from '#proof/chaos/recording/recorder.ts'
import { seenChat, seenMember, seenMessage, seenRestPage } from '#proof/chaos/recording/seen.ts'
import { VOTE } from '#proof/history/secret-votes.ts'

/** What is asked over HTTP and answered, in the words of a history. */

interface Asked {
  method: string
  path: string
  body: Record<string, unknown>
  /** The place of a text in its device's queue, and the name of a walk through the history. */
  place?: number | null
  walk?: string | null
  /** The id of the message that a path names by its place. */
  message?: number | null
}

/** Null for what a history does not speak of. */
export function restCallOf({ method, path, body, place = null, walk = null, message = null }: Asked): Call | null {
  const { pathname, searchParams } = new URL(path, 'http://server')
  const id = Number(/\/(\d+)/.exec(pathname)?.[1] ?? 0)
  const seq = (name: string) => (searchParams.has(name) ? Number(searchParams.get(name)) : null)
  const [resource = '', reaction = ''] = pathname.split(/(?<=\/reactions)\//)
  const emoji = decodeURIComponent(reaction)
  switch (`${method} ${resource.replace(/\d+/g, '{id}')}`) {
    case 'POST /api/messages/': {
      const { chat_id, content, client_id } = body as { chat_id: number; content: string; client_id?: string }
      return { kind: 'send', chat: chat_id, clientId: client_id ?? null, content: inShort(content), place }
    }
    case 'GET /api/messages/{id}':
      return { kind: 'fetch_history', chat: id, beforeSeq: seq('before_seq'), afterSeq: seq('after_seq'), walk }
    case 'PATCH /api/messages/{id}/{id}': {
      const { content } = body as { content: string }
      return message === null ? null : { kind: 'edit', chat: id, message, content: inShort(content) }
    }
    case 'DELETE /api/messages/{id}/{id}':
      return message === null ? null : { kind: 'delete', chat: id, message }
    case 'PUT /api/messages/{id}/{id}/reactions':
      return message === null ? null : { kind: 'react', chat: id, message, emoji }
    case 'DELETE /api/messages/{id}/{id}/reactions':
      return message === null ? null : { kind: 'unreact', chat: id, message, emoji }
    case 'PUT /api/messages/{id}/{id}/vote': {
      const { options } = body as { options: number[] }
      return message === null
        ? null
        : { kind: options.length > 0 ? 'react' : 'unreact', chat: id, message, emoji: VOTE }
    }
    case 'PUT /api/messages/{id}/{id}/pin':
      return message === null ? null : { kind: 'pin', chat: id, message }
    case 'DELETE /api/messages/{id}/{id}/pin':
      return message === null ? null : { kind: 'unpin', chat: id, message }
    case 'POST /api/chats/': {
      const { name, member_ids, user_id } = body as { name?: string; member_ids?: number[]; user_id?: number }
      return { kind: 'create_chat', name: name ?? null, members: member_ids ?? (user_id ? [user_id] : []) }
    }
    case 'GET /api/chats/':
      return { kind: 'list_chats' }
    case 'GET /api/chats/{id}/members':
      return { kind: 'list_members', chat: id }
    case 'PUT /api/chats/{id}/read':
      return { kind: 'read', chat: id, seq: (body as { seq: number }).seq }
    case 'POST /auth/sign-in':
    case 'POST /api/users/login':
      return { kind: 'sign_in' }
    case 'POST /auth/sign-out':
      return { kind: 'sign_out' }
    default:
      return null
  }
}

export function restAnswerOf(call: Call, data: unknown, link: string | null): Outcome['answer'] {
  switch (call.kind) {
    case 'send':
    case 'edit':
    case 'delete':
    case 'react':
    case 'unreact':
    case 'pin':
    case 'unpin':
      return { message: seenMessage(data as Message) }
    case 'fetch_history':
      return { page: seenRestPage(call.chat, data as Message[], link) }
    case 'create_chat':
      return { chats: [seenChat(data as Chat)] }
    case 'list_chats':
      return { chats: (data as Chat[]).map(seenChat) }
    case 'list_members':
      return { members: (data as Member[]).map(seenMember) }
    case 'read':
      return { mark: markOf(data as ReadAnswer) }
    default:
      return null
  }
}
