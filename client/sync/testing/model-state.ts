import {
  allMessages,
  type ModelChat,
  memberOf,
  othersMark,
  person,
  stepsOf,
  timeOf,
  viewOf,
} from '#client/sync/testing/model-chat.ts'
import type { Chat, Member } from '#contracts/chats.ts'
import type { HistoryPage, HistoryRequest } from '#contracts/messages.ts'
import type { ChangesAnswer, ChangesRequest, ChatChanges, SyncAnswer, SyncRequest } from '#contracts/sync.ts'
import type { Me, Theme } from '#contracts/users.ts'

/** Small pages, so that short runs meet every limit. */
export const PAGE = 4
export const STEPS_MAX = 5
const RESET_BEYOND = 14

/** What the model server holds, and what it answers to those who ask. */
export class ModelState {
  epoch = newEpoch(1)
  readonly chats = new Map<number, ModelChat>()
  readonly userHeads = new Map<number, number>()
  protected readonly themes = new Map<number, Theme>()

  me(userId: number): Me {
    return {
      ...person(userId),
      role: 'member',
      locale: null,
      theme: this.themes.get(userId) ?? 'system',
      send_key: 'enter',
      created_at: timeOf(0),
    }
  }

  sync(userId: number, request: SyncRequest): SyncAnswer {
    const reset = request.epoch !== this.epoch || request.user_rev > this.headOf(userId)
    const known = new Map(reset ? [] : request.chats.map(([chatId, rev, kept]) => [chatId, { rev, kept }]))
    const mine = [...this.chats.values()].filter((chat) => chat.members.has(userId))
    const answer: SyncAnswer = {
      epoch: this.epoch,
      server_time: timeOf(0),
      reset,
      user_rev: this.headOf(userId),
      me: this.me(userId),
      chats: [],
      removed: [...known.keys()].filter((chatId) => !this.visible(chatId, userId)),
      changes: [],
      behind: [],
      reads: mine.map((chat) => [chat.id, othersMark(chat, userId)]),
    }
    let room = STEPS_MAX
    for (const chat of mine) {
      const cursor = known.get(chat.id)
      const changedForHim = (chat.members.get(userId)?.userRev ?? 0) > request.user_rev
      const stale = cursor !== undefined && cursor.rev !== chat.head
      if (!cursor || changedForHim || (stale && !cursor.kept)) answer.chats.push(viewOf(chat, userId))
      if (!stale || !cursor.kept) continue
      if (room === 0 || mustReset(cursor.rev, chat.head)) {
        answer.behind.push(chat.id)
        continue
      }
      const steps = this.stretch(chat, cursor.rev, room)
      room -= steps.upto - steps.after
      answer.changes.push(steps)
      if (steps.upto < chat.head) answer.behind.push(chat.id)
    }
    return answer
  }

  changes(userId: number, request: ChangesRequest): ChangesAnswer | null {
    const chat = this.visible(request.chat_id, userId)
    if (!chat) return null
    if (request.epoch === this.epoch && !mustReset(request.after, chat.head)) {
      return { kind: 'changes', ...this.stretch(chat, request.after, STEPS_MAX), head: chat.head }
    }
    const page = this.history(userId, { chat_id: chat.id })
    return page && { kind: 'reset', chat: viewOf(chat, userId), page }
  }

  history(userId: number, ask: HistoryRequest): HistoryPage | null {
    const chat = this.visible(ask.chat_id, userId)
    if (!chat) return null
    const all = allMessages(chat)
    const from = all.findIndex(
      (message) => message.seq > (ask.after_seq ?? ask.around_seq ?? (ask.before_seq ?? 1e9) - 1),
    )
    const place = from === -1 ? all.length : from
    const older = ask.after_seq !== undefined ? 0 : ask.around_seq !== undefined ? PAGE / 2 : PAGE
    const newer = ask.after_seq !== undefined ? PAGE : ask.around_seq !== undefined ? PAGE / 2 : 0
    const first = Math.max(0, place - older)
    const last = Math.min(all.length, place + newer)
    return {
      chat_id: chat.id,
      epoch: this.epoch,
      head: chat.head,
      messages: all.slice(first, last),
      has_older: first > 0,
      has_newer: last < all.length,
    }
  }

  /** A chat the person may see; every other one does not exist for him. */
  visible(chatId: number, userId: number): ModelChat | null {
    const chat = this.chats.get(chatId)
    return chat && (chat.kind === 'public' || chat.members.has(userId)) ? chat : null
  }

  seeChat(userId: number, chatId: number): Chat | null {
    const chat = this.visible(chatId, userId)
    return chat && viewOf(chat, userId)
  }

  headOf(userId: number): number {
    return this.userHeads.get(userId) ?? 0
  }

  /** Everybody in a chat, for those who may see it. */
  members(userId: number, chatId: number): Member[] | null {
    const chat = this.visible(chatId, userId)
    return chat && [...chat.members].map(([id, mine]) => memberOf(id, mine))
  }

  private stretch(chat: ModelChat, after: number, room: number): ChatChanges {
    const upto = Math.min(chat.head, after + room)
    return { chat_id: chat.id, epoch: this.epoch, after, upto, changes: stepsOf(chat, after, upto) }
  }
}

function mustReset(cursor: number, head: number): boolean {
  return cursor > head || head - cursor > RESET_BEYOND
}

export function newEpoch(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}
