import type { OutboxItem } from '#client/messenger.ts'
import type { Command, Input } from '#client/sync/engine-protocol.ts'
import type { ModelDevice } from '#client/sync/testing/model-device.ts'
import type { Message } from '#contracts/messages.ts'
import type { Problem, ProblemCode } from '#contracts/problems.ts'
import type { Answer } from '#contracts/socket-events.ts'

type SendAnswer = Answer<{ message: Message }>

/** On its way to the server. */
export type Going =
  | Exclude<Command, { type: 'hold' }>
  | { type: 'send'; item: OutboxItem; done(answer: SendAnswer): void }
  | { type: 'members'; chatId: number }

/** On its way to the device. */
export type Coming = Input | { type: 'send_answered'; answer: SendAnswer; done(answer: SendAnswer): void }

export function problem(code: ProblemCode): Problem {
  return { type: 'about:blank', title: code, status: 0, detail: code, code }
}

export function noAnswer(): SendAnswer {
  return { ok: false, problem: problem('unavailable') }
}

/** What the server answers to a request that it reads now. */
export function answerRequest({ server, userId, visited }: ModelDevice, request: Going): Coming | null {
  switch (request.type) {
    case 'sync':
      return { type: 'sync_answered', answer: server.sync(userId, request.request) }
    case 'changes': {
      const chatId = request.request.chat_id
      const answer = server.changes(userId, request.request)
      if (answer) return { type: 'changes_answered', chatId, answer }
      return { type: 'changes_failed', chatId, problem: problem('not_found') }
    }
    case 'history': {
      const page = server.history(userId, request.request)
      if (page) return { type: 'page_answered', token: request.token, page }
      return { type: 'page_failed', token: request.token, problem: problem('not_found') }
    }
    case 'visit': {
      const { chatId } = request
      const chat = server.seeChat(userId, chatId)
      if (!chat) return { type: 'visit_failed', chatId, problem: problem('not_found') }
      visited.add(chatId)
      return { type: 'visit_answered', chatId, chat }
    }
    case 'end_visit':
      visited.delete(request.chatId)
      return null
    case 'members': {
      const members = server.members(userId, request.chatId)
      return members && { type: 'members_seen', chatId: request.chatId, members }
    }
    case 'send': {
      const { item, done } = request
      const message = server.post(item.chatId, userId, item.clientId, item.content)
      const answer: SendAnswer = message
        ? { ok: true, data: { message } }
        : { ok: false, problem: problem('not_found') }
      return { type: 'send_answered', answer, done }
    }
  }
}
