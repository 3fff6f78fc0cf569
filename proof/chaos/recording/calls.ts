import type { Chat, ReadAnswer } from '#contracts/chats.ts'
import type { HistoryPage, Message } from '#contracts/messages.ts'
import type { Problem } from '#contracts/problems.ts'
import type { ChangesAnswer, SyncAnswer } from '#contracts/sync.ts'
import { inShort } from '#proof/chaos/recording/in-short.ts'
import type { Call, Outcome } from '#proof/chaos/recording/recorder.ts'
import { seenChat, seenMessage, seenPage, seenSteps } from '#proof/chaos/recording/seen.ts'

/** What a Socket.IO client asks and is answered, in the words of a history. */

interface Payload {
  chat_id: number
  content: string
  client_id: string
  seq: number
  after: number
  epoch: string
  user_rev: number
  chats: unknown[]
  before_seq?: number
  after_seq?: number
  around_seq?: number
}

/** Null for what a history does not speak of. `placeOf` knows the places of texts in their device's queue. */
export function callOf(event: string, payload: Payload, placeOf: (content: string) => number | null): Call | null {
  switch (event) {
    case 'message:send': {
      const { chat_id: chat, client_id: clientId, content } = payload
      return { kind: 'send', chat, clientId, content: inShort(content), place: placeOf(content) }
    }
    case 'chat:read':
      return { kind: 'read', chat: payload.chat_id, seq: payload.seq }
    case 'chat:open':
      return { kind: 'open_chat', chat: payload.chat_id }
    case 'sync':
      return { kind: 'sync', userRev: payload.user_rev, chats: payload.chats.length }
    case 'changes':
      return { kind: 'fetch_changes', chat: payload.chat_id, after: payload.after, epoch: payload.epoch }
    case 'history':
      return {
        kind: 'fetch_history',
        chat: payload.chat_id,
        beforeSeq: payload.before_seq ?? null,
        afterSeq: payload.after_seq ?? null,
        aroundSeq: payload.around_seq ?? null,
      }
    default:
      return null
  }
}

export function answerOf(event: string, data: unknown): Outcome['answer'] {
  switch (event) {
    case 'message:send':
      return { message: seenMessage((data as { message: Message }).message) }
    case 'chat:read':
      return { mark: markOf(data as ReadAnswer) }
    case 'chat:open':
      return { chats: [seenChat((data as { chat: Chat }).chat)] }
    case 'history':
      return { page: seenPage(data as HistoryPage) }
    case 'sync': {
      const { chats, changes, reset } = data as SyncAnswer
      return { chats: chats.map(seenChat), steps: changes.map((steps) => seenSteps(steps)), reset }
    }
    case 'changes': {
      const answer = data as ChangesAnswer
      if (answer.kind === 'changes') return { steps: [seenSteps(answer, answer.head)] }
      return { chats: [seenChat(answer.chat)], page: seenPage(answer.page), reset: true }
    }
    default:
      return null
  }
}

export function markOf({ last_read_seq, unread, unread_from }: ReadAnswer) {
  return { lastReadSeq: last_read_seq, unread: { count: unread.count, at: unread.at, from: unread_from } }
}

/** A problem that the server told: 5xx says nothing of what happened, everything else that nothing did. */
export function refusal({ status, code }: Pick<Problem, 'status' | 'code'>): Outcome {
  return { outcome: status >= 500 ? 'unknown' : 'fail', code, status }
}

/** No answer came. */
export function silence(error: unknown): Outcome {
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error)
  return { outcome: 'unknown', code: /time|abort/i.test(text) ? 'timeout' : 'disconnected' }
}
